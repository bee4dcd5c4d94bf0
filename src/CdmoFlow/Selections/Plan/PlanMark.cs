namespace CdmoFlow.Selections.Plan;

/// <summary>An instant on the timeline that people must not miss.</summary>
/// <param name="Name">What it is.</param>
/// <param name="At">When.</param>
/// <param name="Day">Its day in the selection's zone.</param>
public sealed record PlanMark(string Name, DateTimeOffset At, DateOnly Day);
