using CdmoFlow.Selections;

namespace CdmoFlow.Longlist;

/// <summary>A CDMO of the register as a candidate of this selection, with its fit at the time it was proposed.</summary>
public sealed record Candidate : ISelectionRow
{
    /// <summary>Company id of the register.</summary>
    public required string CdmoId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId);

    /// <summary>Company name at the time of the proposal.</summary>
    public required string Name { get; init; }

    /// <summary>Fit from 0 to 100.</summary>
    public required decimal Fit { get; init; }

    /// <summary>Why the fit is what it is, one sentence per aspect.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>True when the system proposed it among the best.</summary>
    public bool Proposed { get; init; }

    /// <summary>True when the project manager put it on the longlist.</summary>
    public bool Chosen { get; init; }

    /// <summary>The person at the CDMO who gets the mails; key into the people table.</summary>
    public string? ContactPersonId { get; init; }

    /// <summary>How far this CDMO got; it explains why it is out.</summary>
    public CandidateStanding Standing { get; init; } = CandidateStanding.Proposed;

    /// <summary>Why it left the selection, where it did.</summary>
    public string? LeftBecause { get; init; }

    /// <summary>When the project manager released this CDMO's regret; none goes twice.</summary>
    public DateTimeOffset? RegretSentAt { get; init; }

    /// <summary>The row key of a candidate.</summary>
    public static string KeyOf(string cdmoId) => $"candidate|{cdmoId}";
}

/// <summary>How far a CDMO got in a selection.</summary>
public enum CandidateStanding
{
    /// <summary>Proposed from the register, not chosen.</summary>
    Proposed,

    /// <summary>On the longlist.</summary>
    Longlisted,

    /// <summary>Invited to the RFP.</summary>
    Invited,

    /// <summary>Its proposal is in the evaluation.</summary>
    InEvaluation,

    /// <summary>On the shortlist.</summary>
    Shortlisted,

    /// <summary>Selected.</summary>
    Selected,

    /// <summary>Next in line.</summary>
    RunnerUp,

    /// <summary>Out; the reason stands beside.</summary>
    Eliminated,
}
