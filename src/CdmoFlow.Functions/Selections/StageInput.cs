namespace CdmoFlow.Functions.Selections;

/// <summary>What orchestrations and activities are given: ids only, everything else is read from the tables.</summary>
/// <param name="SelectionId">The selection.</param>
/// <param name="Key">What within it, such as a CDMO, a gate or a round; null for the selection as a whole.</param>
public sealed record StageInput(string SelectionId, string? Key = null);
