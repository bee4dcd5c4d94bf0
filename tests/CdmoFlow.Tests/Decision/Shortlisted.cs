using CdmoFlow.Audits;
using CdmoFlow.Evaluation;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Decision;

/// <summary>Three audited CDMOs at the decision: alpha leads on paper, bravo after the audit, charlie's site is not approved.</summary>
internal static class Shortlisted
{
    internal const string Reason = "Best process understanding and slots in time.";

    internal static Given AtDecision() => Given.ASelection()
        .WithCandidates(3, CandidateStanding.Shortlisted)
        .WithAudit("alpha", AuditState.Qualified, SiteQualification.Approved)
        .WithAudit("bravo", AuditState.Qualified, SiteQualification.ConditionallyApproved)
        .WithAudit("charlie", AuditState.Qualified, SiteQualification.NotApproved)
        .With(Sheet(ScorePass.Proposal, "alpha", 5))
        .With(Sheet(ScorePass.Proposal, "bravo", 4))
        .With(Sheet(ScorePass.Proposal, "charlie", 3))
        .In(Stage.Decision);

    internal static Given Awarded() => AtDecision()
        .With(s => s with { WinnerId = "alpha", RunnerUpId = "bravo" });

    /// <summary>A1 can be scored on paper and on site.</summary>
    internal static ScoreSheet Sheet(ScorePass pass, string cdmoId, int score, string criterion = "A1") => new()
    {
        Pass = pass,
        EvaluatorId = Given.Scientist,
        CdmoId = cdmoId,
        At = Given.Now,
        Entries = [new ScoreEntry(criterion, score, "Seen.")],
    };

    internal static Audit With(this Audit audit, FindingSeverity severity, bool open) =>
        audit with { Findings = [new Finding("facilities_equipment", severity, "Open vessel.", null, open)] };
}
