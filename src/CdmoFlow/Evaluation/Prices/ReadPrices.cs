using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation.Prices;

/// <summary>Whether somebody of the sponsor may lay the prices side by side: what one page may not show of one proposal, no page shows of all.</summary>
public static class ReadPrices
{
    /// <summary>The versions whose prices are open, or why there is none to read.</summary>
    public static (IReadOnlyList<ProposalSeal> Opened, Refusal? Refusal) Find(Selection selection, Actor actor)
    {
        if (selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId) is not { MayRead: true }) return ([], Refusal.Forbidden("You have no part in the bids of this selection."));
        List<ProposalSeal> held = [.. selection.Proposals.Where(p => p.IsHeld)];
        if (held.TrueForAll(p => !p.IsOpened)) return ([], Refusal.WrongState("sealed", "The proposals are sealed. They can be read after two persons have opened them, once the deadline has passed."));
        return !PriceEnvelopes.ArePricesOpen(selection) || held.TrueForAll(p => !p.IsPriceOpened)
            ? ([], Refusal.WrongState("price-sealed", "The prices are sealed. They can be read after two persons have opened them, once the technical scores are locked."))
            : ([.. held.Where(p => p.IsPriceOpened)], null);
    }

    /// <summary>Notes the reading as that of each proposal: once per person and version, so that reloading the page does not fill the trail.</summary>
    public static Outcome Decide(Selection selection, Actor actor)
    {
        var (opened, refusal) = Find(selection, actor);
        if (refusal is not null) return refusal;
        var change = new Change();
        foreach (var seal in opened.Where(p => !p.ReadBy.Contains(actor.PersonId, StringComparer.Ordinal)))
            change.Put(seal with { ReadBy = [.. seal.ReadBy, actor.PersonId] }).Note("proposal.read", seal.RowKey);
        return change;
    }
}
