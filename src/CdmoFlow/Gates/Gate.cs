using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>A decision that named people take before the selection goes on.</summary>
public sealed record Gate : ISelectionRow
{
    /// <summary>Also the instance id of the gate's orchestration: <c>{selectionId}:gate:{kind}:{number}</c>.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Id);

    /// <summary>What is decided.</summary>
    public required GateKind Kind { get; init; }

    /// <summary>Counts the gates of one kind; a stage that was sent back comes with a new one.</summary>
    public required int Number { get; init; }

    /// <summary>What is proposed, in sentences for the approvers.</summary>
    public required string Proposal { get; init; }

    /// <summary>Who proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the decision is due; passing it escalates, it never decides.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Who is asked, in the order in which they are asked where it matters. One who sends back ends it.</summary>
    public required IReadOnlyList<GateApprover> Approvers { get; init; }

    /// <summary>Whether all are asked at once or one after the other.</summary>
    public GateOrder Order { get; init; } = GateOrder.Parallel;

    /// <summary>How many must approve; null = all. The project manager is always among them.</summary>
    public int? Quorum { get; init; }

    /// <summary>True where an approval counts only with an electronic signature (21 CFR 11.50, 11.200).</summary>
    public bool SignatureRequired { get; init; }

    /// <summary>What was decided so far.</summary>
    public IReadOnlyList<GateDecision> Decisions { get; init; } = [];

    /// <summary>What approvers wanted to know before deciding, with the answers.</summary>
    public IReadOnlyList<GateQuestion> Questions { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public GateState State { get; init; } = GateState.Open;

    /// <summary>Which reminders have been sent.</summary>
    public IReadOnlyList<GateStep> Reminded { get; init; } = [];

    /// <summary>When the delay was escalated; from then on standing deputies may decide.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>The approvers who have not decided.</summary>
    public IEnumerable<GateApprover> Waiting => Approvers.Where(a => Decisions.All(d => !string.Equals(d.PersonId, a.PersonId, StringComparison.Ordinal)));

    /// <summary>The approvers whose turn it is: all who have not decided, or the first of them where they decide one after the other.</summary>
    public IEnumerable<GateApprover> InTurn => State != GateState.Open ? [] : Order == GateOrder.Sequence ? Waiting.Take(1) : Waiting;

    /// <summary>How many approvals it takes.</summary>
    public int Needed => Math.Min(Quorum ?? Approvers.Count, Approvers.Count);

    /// <summary>True once enough have approved, and all of those who must.</summary>
    public bool IsCarried =>
        Decisions.Count(d => d.Approved) >= Needed && Approvers.Where(a => a.Required).All(a => Decisions.Any(d => d.Approved && string.Equals(d.PersonId, a.PersonId, StringComparison.Ordinal)));

    /// <summary>The row key of a gate.</summary>
    public static string KeyOf(string id) => $"gate|{id}";

    /// <summary>The id of a gate.</summary>
    public static string IdOf(string selectionId, GateKind kind, int number) => $"{selectionId}:gate:{Records.EnumNames.Of(kind)}:{number}";
}

/// <summary>The gates of the pipeline.</summary>
public enum GateKind
{
    /// <summary>6-8 CDMOs to invite.</summary>
    Longlist,

    /// <summary>3-4 CDMOs to audit.</summary>
    Shortlist,

    /// <summary>Due diligence is complete.</summary>
    Audit,

    /// <summary>Winner and runner-up.</summary>
    Award,

    /// <summary>The contract was not signed in time: turn to the runner-up, or give the winner more time.</summary>
    RunnerUp,
}

/// <summary>States of a gate.</summary>
public enum GateState
{
    /// <summary>Somebody has still to decide.</summary>
    Open,

    /// <summary>All approved.</summary>
    Approved,

    /// <summary>One sent it back; the stage is open again.</summary>
    SentBack,

    /// <summary>Overtaken by a cancellation.</summary>
    Closed,
}
