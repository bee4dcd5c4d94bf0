using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>The on-site audit of one shortlisted CDMO and what Quality Assurance concluded for its site.</summary>
public sealed record Audit : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId);

    /// <summary>Round of due diligence; a gate that sends back opens the next.</summary>
    public required int Round { get; init; }

    /// <summary>Where it stands.</summary>
    public AuditState State { get; init; } = AuditState.Planned;

    /// <summary>Person id of the lead auditor.</summary>
    public string? AuditorId { get; init; }

    /// <summary>The day proposed by either side last.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Until when the CDMO is asked to answer the proposed day.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>What the CDMO wrote with its answer.</summary>
    public string? AnswerNote { get; init; }

    /// <summary>When the CDMO was reminded to answer.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When the time to answer had passed without an answer; null again with the next proposed day.</summary>
    public DateTimeOffset? ReluctantAt { get; init; }

    /// <summary>The day on which the audit was held; null before.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>What was found.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What Quality Assurance concluded; null until it did.</summary>
    public QualificationDecision? Qualification { get; init; }

    /// <summary>Why the audit was dropped, where the project manager dropped it.</summary>
    public string? DroppedBecause { get; init; }

    /// <summary>True while a critical finding is open: no approval, no award.</summary>
    public bool HasOpenCritical => Findings.Any(f => f is { Open: true, Severity: FindingSeverity.Critical });

    /// <summary>Nothing more is awaited.</summary>
    public bool IsSettled => State is AuditState.Qualified or AuditState.Dropped;

    /// <summary>The row key of an audit.</summary>
    public static string KeyOf(string cdmoId) => $"audit|{cdmoId}";
}

/// <summary>States of an audit.</summary>
public enum AuditState
{
    /// <summary>On the plan, no day proposed.</summary>
    Planned,

    /// <summary>The sponsor proposed a day; the CDMO has not answered.</summary>
    DateProposed,

    /// <summary>The CDMO proposed another day.</summary>
    DateCountered,

    /// <summary>Both sides agree on the day.</summary>
    DateAgreed,

    /// <summary>The CDMO refused.</summary>
    Refused,

    /// <summary>The audit took place; findings are recorded.</summary>
    Held,

    /// <summary>Quality Assurance decided on the site.</summary>
    Qualified,

    /// <summary>The project manager dropped it with a reason.</summary>
    Dropped,
}

/// <summary>One finding of an audit.</summary>
/// <param name="System">One of the six systems (domain section 11), by key.</param>
/// <param name="Severity">How grave it is; an open critical finding blocks the award.</param>
/// <param name="Text">What was seen.</param>
/// <param name="Reference">The rule it offends, such as 21 CFR 211.192; may be empty.</param>
/// <param name="Open">True until the CDMO's corrective action is verified.</param>
/// <param name="ClosedBecause">What was verified when it was closed.</param>
public sealed record Finding(string System, FindingSeverity Severity, string Text, string? Reference, bool Open, string? ClosedBecause = null);

/// <summary>The decision of Quality Assurance alone on the CDMO's site (domain section 25).</summary>
public sealed record QualificationDecision(SiteQualification Verdict, string PersonId, string Reason, string? Conditions, DateOnly? RequalifyBy, DateTimeOffset At);
