using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Selections;

/// <summary>The spine of one selection: its facts, its stage and the head of its audit trail. It is the row whose ETag guards every change.</summary>
public sealed record SelectionState : ISelectionRow
{
    /// <summary>The row key of the spine.</summary>
    public const string Key = "state";

    /// <inheritdoc />
    public string RowKey => Key;

    /// <summary>Version-7 GUID without dashes; also the instance id of the selection's orchestration.</summary>
    public required string Id { get; init; }

    /// <summary>What the work package is, as approved at scoping. Holds no personal data.</summary>
    public required Brief Brief { get; init; }

    /// <summary>The sponsor's people and what they may do here, by person id.</summary>
    public required IReadOnlyList<TeamSeat> Team { get; init; }

    /// <summary>Weighting factor 1-5 per criterion group, set from the outsourcing model.</summary>
    public required IReadOnlyDictionary<string, int> Weights { get; init; }

    /// <summary>Where the selection stands.</summary>
    public required Stage Stage { get; init; }

    /// <summary>When each stage was entered, in order; a stage that is re-opened appears again.</summary>
    public IReadOnlyList<StageEntry> Timeline { get; init; } = [];

    /// <summary>When the current human step is due; null where nothing is awaited.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Counts the RFP rounds; a second one begins only when nobody submitted.</summary>
    public int RfpRound { get; init; } = 1;

    /// <summary>The last instant at which a submission counts. Once issued it moves only later.</summary>
    public DateTimeOffset? RfpDeadline { get; init; }

    /// <summary>Until when CDMOs may ask questions.</summary>
    public DateTimeOffset? QuestionsUntil { get; init; }

    /// <summary>Until when questions are answered, as the RFP prints it; null before it is rendered, and in selections of before it was printed.</summary>
    public DateTimeOffset? AnswersUntil { get; init; }

    /// <summary>The last RFP round whose window for questions was closed by the clock.</summary>
    public int QuestionsClosedRound { get; init; }

    /// <summary>The persons who confirmed the opening of the sealed proposals; two different ones open them.</summary>
    public IReadOnlyList<OpeningConfirmation> Opening { get; init; } = [];

    /// <summary>Counts how often due diligence was opened, so that audit instances are never re-used.</summary>
    public int AuditRound { get; init; } = 1;

    /// <summary>The CDMO that the award gate was asked for, or that won it.</summary>
    public string? WinnerId { get; init; }

    /// <summary>The next in line while MSA and SOW are unsigned.</summary>
    public string? RunnerUpId { get; init; }

    /// <summary>Counts the CDMOs with whom a contract was tried: 1 the winner, 2 the runner-up.</summary>
    public int ContractRound { get; init; } = 1;

    /// <summary>When the regrets to the eliminated were released by the project manager.</summary>
    public DateTimeOffset? RegretsReleasedAt { get; init; }

    /// <summary>Why the selection was cancelled.</summary>
    public string? CancelReason { get; init; }

    /// <summary>What a project manager has to look at, in sentences; empty when all is well.</summary>
    public IReadOnlyList<string> NeedsAttention { get; init; } = [];

    /// <summary>When the last change was stored. What waits for this selection and has not moved since has missed a wake-up.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Sequence and hash of the last audit-trail row.</summary>
    public TrailHead Trail { get; init; } = TrailHead.Empty;

    /// <summary>True once nothing can change any more but records and regrets.</summary>
    public bool HasEnded => Stage is Stage.Contracted or Stage.Cancelled;

    /// <summary>The name people see: program and work package.</summary>
    public string Title => $"{Brief.Program}: {Brief.WorkPackage}";

    /// <summary>Moves to a stage and notes when; the due date of its first human step comes with it.</summary>
    public SelectionState Enter(Stage stage, DateTimeOffset now, DateTimeOffset? dueAt = null) =>
        this with { Stage = stage, DueAt = dueAt, Timeline = [.. Timeline, new StageEntry(stage, now)] };
}

/// <summary>A stage and the instant at which it was entered.</summary>
public sealed record StageEntry(Stage Stage, DateTimeOffset At);

/// <summary>One of the two confirmations that open sealed proposals.</summary>
public sealed record OpeningConfirmation(string PersonId, DateTimeOffset At);
