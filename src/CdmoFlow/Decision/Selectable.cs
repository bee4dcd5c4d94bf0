using CdmoFlow.Audits;
using CdmoFlow.Evaluation;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;

namespace CdmoFlow.Decision;

/// <summary>Who may be selected at all, whatever the total (domain section 25).</summary>
public static class Selectable
{
    /// <summary>Why a CDMO cannot be selected, as a sentence; null when it can.</summary>
    public static string? WhyNot(Selection selection, string? cdmoId)
    {
        if (cdmoId is null || selection.Candidate(cdmoId) is not { } candidate) return "This CDMO is no candidate of the selection.";
        if (candidate.Standing != CandidateStanding.Shortlisted) return $"{candidate.Name} is not on the shortlist.";
        var audit = selection.Find<Audit>(Audit.KeyOf(cdmoId));
        if (audit is not { State: AuditState.Qualified, Qualification: { } qualification }) return $"Quality Assurance has not decided on the site of {candidate.Name}.";
        if (qualification.Verdict == SiteQualification.NotApproved) return $"Quality Assurance has not approved the site of {candidate.Name}.";
        if (audit.Findings.Any(f => f is { Severity: FindingSeverity.Critical, Open: true })) return $"{candidate.Name} has an open critical finding.";
        Scorecard card = FinalScorecard.Of(selection, cdmoId);
        return card.IsKnockedOut ? $"{candidate.Name} is knocked out by {string.Join(", ", card.KnockedOutBy)}." : null;
    }

    /// <summary>The CDMOs that can be selected.</summary>
    public static IReadOnlyList<Candidate> Of(Selection selection) => [.. selection.Candidates.Where(c => WhyNot(selection, c.CdmoId) is null)];
}
