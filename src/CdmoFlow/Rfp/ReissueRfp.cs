using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>Another round after nobody submitted.</summary>
/// <param name="Reason">For the record, at least ten characters.</param>
/// <param name="NewDays">Days from the new issue to its deadline, 7 to 365.</param>
public sealed record ReissueRfpInput(string? Reason, int? NewDays);

/// <summary>Begins another RFP round when nobody submitted. Agreements that hold stay; those who were silent or declined are asked again.</summary>
public static class ReissueRfp
{
    /// <summary>Back to the confidentiality agreements with a new round.</summary>
    public static Outcome Decide(Selection selection, ReissueRfpInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true)
            return Refusal.Forbidden("Only the project manager issues the RFP again.");
        List<FieldError> errors = [];
        if ((input.Reason?.Trim().Length ?? 0) < 10) errors.Add(new("reason", "Type the reason, at least ten characters; it stays in the record."));
        if (input.NewDays is not (>= 7 and <= 365)) errors.Add(new("newDays", "Enter the days until the new deadline, 7 to 365."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var state = selection.State;
        if (state.Stage != Stage.Opening) return Refusal.WrongStage(selection, "the RFP is issued again only after a deadline at which nobody submitted.");
        if (AdmitProposal.Outside(selection).Any(p => p.Admission is null))
            return Refusal.WrongState("undecided", "A proposal is here that is late or answers an older version of the RFP. Decide first whether it counts.");
        if (selection.Proposals.Any(p => p.State == ProposalState.Sealed)) return Refusal.WrongState("proposals-received", "Proposals were received; open them instead of asking again.");

        var days = input.NewDays!.Value;
        var schedule = state.Brief.Schedule with { RfpDays = days, QuestionsDays = Math.Min(state.Brief.Schedule.QuestionsDays, days) };
        var next = state.Settled(Attention.NothingSubmitted).Settled(Attention.OpeningOverdue).Enter(Stage.Cda, now, now.AddDays(schedule.CdaDays)) with
        {
            RfpRound = state.RfpRound + 1,
            RfpDeadline = null,
            QuestionsUntil = null,
            AnswersUntil = null,
            Opening = [],
            Brief = state.Brief with { Schedule = schedule },
        };
        var change = new Change()
            .Put(next)
            .Note("rfp.another_round", selection.Id, $"round {state.RfpRound}", $"round {next.RfpRound}", input.Reason!.Trim())
            .Wake(Instances.Rfp(selection.Id, state.RfpRound));
        foreach (var leftOut in AdmitProposal.Outside(selection)) change.Put(leftOut with { State = ProposalState.Superseded });
        foreach (var cda in selection.Cdas.Where(c => Disclosure.IsOpen(selection, c.CdmoId, now)))
        {
            if (selection.Candidate(cda.CdmoId) is { Chosen: true } candidate) change.Put(candidate with { Standing = CandidateStanding.Longlisted, LeftBecause = null });
            if (selection.Find<Invitation>(Invitation.KeyOf(cda.CdmoId)) is { } invitation)
                change.Put(invitation with { Round = next.RfpRound, State = InvitationState.Prepared, SentAt = null, AnsweredAt = null, DeclineReason = null, RemindersSent = [], Deadline = null });
        }

        return change;
    }
}
