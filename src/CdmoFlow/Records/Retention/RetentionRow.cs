using CdmoFlow.Selections;

namespace CdmoFlow.Records.Retention;

/// <summary>How long the records of a selection are kept, what keeps them beyond that, and what was done after (feature "retention, anonymising, legal hold"; ALCOA+ "enduring").</summary>
public sealed record RetentionRow : ISelectionRow
{
    /// <summary>The row key; a selection has one.</summary>
    public const string Key = "retention";

    /// <summary>Years unless set otherwise: clinical supply agreements are asked about that long.</summary>
    public const int UsualYears = 15;

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>What holds while nobody has set anything.</summary>
    public static RetentionRow Standard { get; } = new();

    /// <summary>Full years after the end.</summary>
    public int Years { get; init; } = UsualYears;

    /// <summary>Last day of the contract, UTC, where it is known: the period begins then, not with the signature.</summary>
    public DateOnly? ContractEndsOn { get; init; }

    /// <summary>Keeps everything whatever the period says; null while there is none.</summary>
    public LegalHold? Hold { get; init; }

    /// <summary>The last anonymisation that was prepared or done; null for none.</summary>
    public Anonymisation? Anonymisation { get; init; }

    /// <summary>Nothing of the selection may be removed or changed for good.</summary>
    public bool IsHeld => Hold is not null;

    /// <summary>Of a selection.</summary>
    public static RetentionRow Of(Selection selection) => selection.Find<RetentionRow>(Key) ?? Standard;

    /// <summary>When the period begins: the end of the selection, or that of its contract if later; null while it runs.</summary>
    public DateTimeOffset? BeginsAt(SelectionState state)
    {
        if (!state.HasEnded || state.Timeline.Count == 0) return null;
        var ended = state.Timeline[^1].At;
        var contract = state.Stage == Stage.Contracted && ContractEndsOn is { } day ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : ended;
        return contract > ended ? contract : ended;
    }

    /// <summary>When it is over; null while the selection runs.</summary>
    public DateTimeOffset? EndsAt(SelectionState state) => BeginsAt(state)?.AddYears(Years);

    /// <summary>True once it is over, whatever holds the records besides.</summary>
    public bool IsOver(SelectionState state, DateTimeOffset now) => EndsAt(state) is { } end && now >= end;
}
