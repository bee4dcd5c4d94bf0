using CdmoFlow.Audits;
using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation;

/// <summary>What the shortlist gate means: approved, the shortlisted are audited and the others are out; sent back, scoring is open again.</summary>
public static class ShortlistGate
{
    /// <summary>Adds the consequence to the change that decides the gate.</summary>
    public static void Apply(Change change, Selection selection, bool approved, DateTimeOffset now)
    {
        var state = selection.State;
        var shortlisted = selection.Candidates.Where(c => c.Standing == CandidateStanding.Shortlisted).ToList();
        change.Wake(Instances.Shortlist(selection.Id));
        if (!approved)
        {
            foreach (var candidate in shortlisted) change.Put(candidate with { Standing = CandidateStanding.InEvaluation });
            change.Put(state.Enter(Stage.Scoring, now, now.AddDays(state.Brief.Schedule.ScoringDays)))
                .Note("stage.reopened", selection.Id, EnumNames.Of(state.Stage), EnumNames.Of(Stage.Scoring));
            return;
        }

        var due = now.AddDays(state.Brief.Schedule.AuditDays);
        change.Put(state.Enter(Stage.DueDiligence, now, due)).Note("stage.entered", selection.Id, EnumNames.Of(state.Stage), EnumNames.Of(Stage.DueDiligence));
        var auditors = selection.With(Role.Auditor).Select(m => m.PersonId).ToArray();
        foreach (var candidate in shortlisted)
            change.Put(new Audit { CdmoId = candidate.CdmoId, Round = state.AuditRound, AuditorId = auditors.FirstOrDefault() });
        foreach (var id in EvaluationField.Current(selection).Except(shortlisted.Select(c => c.CdmoId), StringComparer.Ordinal))
            change.Put(selection.Candidate(id)! with { Standing = CandidateStanding.Eliminated, LeftBecause = "not shortlisted" });
        foreach (var person in auditors.DefaultIfEmpty(selection.ProjectManagers[0]))
        {
            change.Mail(MailOrder.Of(
                "task_assigned", person, MailLink.Selection(selection.Id), ("task", "agree audit dates with the shortlisted CDMOs"), ("due", Zones.Format(due, state.Brief.TimeZone))));
        }
    }
}
