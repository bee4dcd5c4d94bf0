using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>A person's part in the opening.</summary>
/// <param name="Confirm">Must not be false; the request itself is the confirmation.</param>
public sealed record ConfirmOpeningInput(bool? Confirm);

/// <summary>Two different persons of the team, one of them the project manager, open the sealed proposals together.</summary>
public static class ConfirmOpening
{
    /// <summary>Notes the first confirmation; the second one opens all proposals and begins the scoring.</summary>
    public static Outcome Decide(Selection selection, ConfirmOpeningInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Team.FirstOrDefault(m => m.PersonId == actor.PersonId) is not { } seat) return Refusal.Forbidden("Only members of the team open proposals.");
        if (!seat.MayAct) return Refusal.Forbidden("Observers and administrators take no part in the opening.");
        if (input.Confirm == false) return Refusal.Invalid("confirm", "Confirm that you open the proposals.");
        if (state.Stage is Stage.RfpIssued && Deadlines.Last(selection) is { } deadline && now <= deadline)
            return Refusal.WrongState("sealed", $"The proposals stay sealed until {Zones.Format(deadline, state.Brief.TimeZone)}.");
        var before = state.Opening.Any(c => c.PersonId == actor.PersonId);
        if (before && state.Stage is Stage.Opening or Stage.Scoring) return Outcome.AlreadyDone;
        if (state.Stage != Stage.Opening) return Refusal.WrongStage(selection, "proposals are opened once, after the deadline.");
        var received = selection.Proposals.Where(p => p.State == ProposalState.Sealed).ToList();
        if (received.Count == 0 && AdmitProposal.Outside(selection).Count > 0)
            return Refusal.WrongState("nothing-counts", "No proposal counts that could be opened. The project manager decides first whether one that is late or unconfirmed counts.");
        if (received.Count == 0) return Refusal.WrongState("nothing-to-open", "Nobody submitted a proposal; issue the RFP again or cancel the selection.");
        if (received.Exists(p => !p.FilesVerified)) return Refusal.WrongState("being-verified", "The files of a proposal are still being verified; try again in a few minutes.");
        var managers = selection.ProjectManagers;
        if (state.Opening is [var first] && !managers.Contains(first.PersonId, StringComparer.Ordinal) && !managers.Contains(actor.PersonId, StringComparer.Ordinal))
            return Refusal.Forbidden("One of the two who open must be the project manager.");

        var confirmed = state with { Opening = [.. state.Opening, new OpeningConfirmation(actor.PersonId, now)] };
        if (confirmed.Opening.Count < 2) return new Change().Put(confirmed).Note("opening.confirmed", selection.Id, null, "1 of 2");
        return Open(selection, confirmed, received, now);
    }

    private static Change Open(Selection selection, SelectionState confirmed, List<ProposalSeal> received, DateTimeOffset now)
    {
        var due = now.AddDays(confirmed.Brief.Schedule.ScoringDays);
        var change = new Change()
            .Put(confirmed.Settled(Attention.OpeningOverdue).Enter(Stage.Scoring, now, due))
            .Note("opening.opened", selection.Id, "1 of 2", $"2 of 2, {received.Count} opened")
            .Wake(Instances.Rfp(selection.Id, confirmed.RfpRound));
        AdmitProposal.LeaveOut(change, selection);
        foreach (var proposal in received)
        {
            var opened = PriceEnvelopes.AreApart(selection) ? ProposalState.OpenedTechnical : ProposalState.Opened;
            change.Put(proposal with { State = opened }).Note("proposal.opened", proposal.RowKey, EnumNames.Of(proposal.State), SealedContent.Noted(proposal.Anchor, proposal.FilesSha256));
            if (selection.Candidate(proposal.CdmoId) is { } candidate) change.Put(candidate with { Standing = CandidateStanding.InEvaluation });
        }

        var names = string.Join('\n', received.Select(p => selection.NameOf(p.CdmoId)).Order(StringComparer.Ordinal));
        foreach (var evaluator in selection.With(Role.Evaluator))
            change.Mail(MailOrder.Of("scoring_assigned", evaluator.PersonId, MailLink.Selection(selection.Id), ("cdmos", names), ("due", Zones.Format(due, confirmed.Brief.TimeZone))));
        return change;
    }
}
