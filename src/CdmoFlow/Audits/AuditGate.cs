using CdmoFlow.Longlist;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>What the due-diligence gate means: approved, the decision begins; sent back, another round opens for those still on the shortlist.</summary>
public static class AuditGate
{
    /// <summary>Adds the consequence to the change that decides the gate.</summary>
    public static void Apply(Change change, Selection selection, bool approved, DateTimeOffset now)
    {
        var state = selection.State;
        change.Wake(Instances.DueDiligence(selection.Id, state.AuditRound));
        if (approved)
        {
            change.Put(state.Enter(Stage.Decision, now, now.AddDays(state.Brief.Schedule.DecisionDays)))
                .Note("stage.entered", selection.Id, EnumNames.Of(state.Stage), EnumNames.Of(Stage.Decision));
            return;
        }

        var round = state.AuditRound + 1;
        change.Put(state.Enter(Stage.DueDiligence, now, now.AddDays(state.Brief.Schedule.AuditDays)) with { AuditRound = round })
            .Note("stage.reopened", selection.Id, EnumNames.Of(state.Stage), EnumNames.Of(Stage.DueDiligence));
        foreach (var audit in selection.Audits.Where(a => selection.Candidate(a.CdmoId)?.Standing == CandidateStanding.Shortlisted))
            change.Put(audit with { Round = round, State = Reopened(audit), Qualification = null });
    }

    // Findings stay; only the conclusion is asked for again.
    private static AuditState Reopened(Audit audit) => audit switch
    {
        { HeldOn: not null } or { State: AuditState.Held or AuditState.Qualified } => AuditState.Held,
        { State: AuditState.Dropped } => AuditState.Planned,
        _ => audit.State,
    };
}
