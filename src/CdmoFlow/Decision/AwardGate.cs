using CdmoFlow.Contracts;
using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Decision;

/// <summary>What the award gate means: approved, the agreements begin with the winner while the runner-up is held in reserve; sent back, the project manager decides again.</summary>
public static class AwardGate
{
    /// <summary>Adds the consequence to the change that decides the gate.</summary>
    public static void Apply(Change change, Selection selection, bool approved, DateTimeOffset now)
    {
        var state = selection.State with { NeedsAttention = DecisionUpkeep.WithoutNotices(selection.State) };
        change.Wake(Instances.Decision(selection.Id));
        if (!approved)
        {
            var again = state.Enter(Stage.Decision, now, now.AddDays(state.Brief.Schedule.DecisionDays)) with { WinnerId = null, RunnerUpId = null };
            change.Put(again).Note("stage.reopened", selection.Id, null, EnumNames.Of(Stage.Decision));
            return;
        }

        change.Put(state.Enter(Stage.Contract, now, now.AddDays(state.Brief.Schedule.ContractDays)))
            .Note("stage.entered", selection.Id, EnumNames.Of(state.Stage), EnumNames.Of(Stage.Contract));
        foreach (var candidate in selection.Candidates.Where(c => c.Standing == CandidateStanding.Shortlisted))
        {
            if (candidate.CdmoId == state.WinnerId)
            {
                change.Put(candidate with { Standing = CandidateStanding.Selected });
                if (candidate.ContactPersonId is { } contact) change.Mail(MailOrder.Of("award_notice", contact, MailLink.Room(candidate.CdmoId), ("cdmo", candidate.Name)));
            }
            else if (candidate.CdmoId == state.RunnerUpId)
            {
                change.Put(candidate with { Standing = CandidateStanding.RunnerUp });
                if (candidate.ContactPersonId is { } contact) change.Mail(MailOrder.Of("reserve_notice", contact, MailLink.Room(candidate.CdmoId)));
            }
            else
            {
                change.Put(candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = "Another CDMO was selected." });
            }
        }

        CurrentAgreements.Begin(change, state.WinnerId!);
    }
}
