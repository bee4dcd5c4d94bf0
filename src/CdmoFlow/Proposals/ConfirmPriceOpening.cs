using CdmoFlow.Evaluation;
using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>Two different persons of the team, one of them the project manager, open the prices together, once the technical scores are locked.</summary>
public static class ConfirmPriceOpening
{
    /// <summary>Calendar days that scoring the prices has at least.</summary>
    internal const int DaysToScore = 7;

    /// <summary>Notes the first confirmation; the second one opens the prices of all proposals.</summary>
    public static Outcome Decide(Selection selection, ConfirmOpeningInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Team.FirstOrDefault(m => m.PersonId == actor.PersonId) is not { } seat) return Refusal.Forbidden("Only members of the team open prices.");
        if (!seat.MayAct) return Refusal.Forbidden("Observers and administrators take no part in the opening.");
        if (input.Confirm == false) return Refusal.Invalid("confirm", "Confirm that you open the prices.");
        if (!PriceEnvelopes.AreApart(selection)) return Refusal.WrongState("together", "In this selection prices are opened together with the technical parts.");
        if (PriceEnvelopes.Of(selection) is not { } prices)
            return Refusal.WrongState("price-sealed", "The prices stay sealed until the project manager has locked the technical scores.");
        if (prices.Opening.Any(c => c.PersonId == actor.PersonId)) return Outcome.AlreadyDone;
        if (state.Stage != Stage.Scoring || prices.OpenedAt is not null) return Refusal.WrongStage(selection, "prices are opened once, while proposals are scored.");
        var managers = selection.ProjectManagers;
        if (prices.Opening is [var first] && !managers.Contains(first.PersonId, StringComparer.Ordinal) && !managers.Contains(actor.PersonId, StringComparer.Ordinal))
            return Refusal.Forbidden("One of the two who open must be the project manager.");

        var confirmed = prices with { Opening = [.. prices.Opening, new OpeningConfirmation(actor.PersonId, now)] };
        if (confirmed.Opening.Count < 2) return new Change().Put(confirmed).Note("prices.confirmed", PriceEnvelope.Key, null, "1 of 2");
        return Open(selection, confirmed with { OpenedAt = now }, now);
    }

    private static Change Open(Selection selection, PriceEnvelope opened, DateTimeOffset now)
    {
        var state = selection.State;
        var sealedPrices = selection.Proposals.Where(p => p.State == ProposalState.OpenedTechnical).ToList();
        var least = now.AddDays(DaysToScore);
        var due = state.DueAt > least ? state.DueAt.Value : least;
        var change = new Change()
            .Put(opened)
            .Put(state with { DueAt = due })
            .Note("prices.opened", PriceEnvelope.Key, "1 of 2", $"2 of 2, {sealedPrices.Count} opened")
            .Wake(Instances.Shortlist(selection.Id));
        foreach (var seal in sealedPrices)
        {
            change.Put(seal with { State = ProposalState.OpenedPrice, ReadBy = [] })
                .Note("proposal.price_opened", seal.RowKey, EnumNames.Of(seal.State), SealedContent.Noted(seal.Anchor, seal.FilesSha256));
        }

        foreach (var seat in Scorers.Of(selection, ScorePass.Proposal).Where(m => Scorers.Criteria(m, ScorePass.Proposal).Any(ScoringWindow.IsCommercial)))
        {
            change.Mail(MailOrder.Of(
                "task_assigned", seat.PersonId, MailLink.Selection(selection.Id), ("task", "score prices and terms, which are open now"), ("due", Zones.Format(due, state.Brief.TimeZone))));
        }

        return change;
    }
}
