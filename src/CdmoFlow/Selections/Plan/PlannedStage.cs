namespace CdmoFlow.Selections.Plan;

/// <summary>One big stage of a selection: when it was planned, when it really was and when it is expected. All days are those of the selection's zone.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="PlannedFrom">First day by the schedule, counted from the creation of the selection.</param>
/// <param name="PlannedTo">Last day by the schedule.</param>
public sealed record PlannedStage(MainStage Stage, StageProgress Progress, DateOnly PlannedFrom, DateOnly PlannedTo)
{
    /// <summary>The day on which it was entered first; null while it is to come.</summary>
    public DateOnly? RealFrom { get; init; }

    /// <summary>The day on which it was left for good; null until then.</summary>
    public DateOnly? RealTo { get; init; }

    /// <summary>When a stage that is to come will begin, as things stand.</summary>
    public DateOnly? ExpectedFrom { get; init; }

    /// <summary>When it will end, as things stand; null once it has.</summary>
    public DateOnly? ExpectedTo { get; init; }

    /// <summary>How often it was entered: sent back, asked again or begun with the runner-up counts anew.</summary>
    public int Times { get; init; }

    /// <summary>Days behind the plan at its end, real or expected; negative when ahead, null when it never ends by itself.</summary>
    public int? DaysLate => Progress is StageProgress.CutShort or StageProgress.Never ? null : (RealTo ?? ExpectedTo)?.DayNumber - PlannedTo.DayNumber;
}

/// <summary>How far a big stage is.</summary>
public enum StageProgress
{
    /// <summary>It is to come.</summary>
    ToCome,

    /// <summary>The selection stands in it.</summary>
    Running,

    /// <summary>It has been passed.</summary>
    Done,

    /// <summary>The selection was cancelled in it.</summary>
    CutShort,

    /// <summary>The selection was cancelled before it.</summary>
    Never,
}
