using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>Whether somebody of the sponsor may see the content of a proposal. Before the opening nobody may; a selection cancelled before it stays sealed for good.</summary>
public static class ReadProposal
{
    /// <summary>The opened version of a CDMO, or why there is none to read.</summary>
    public static (ProposalSeal? Opened, Refusal? Refusal) Find(Selection selection, string cdmoId, Actor actor)
    {
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId);
        if (seat is null || (seat.Roles.Count > 0 && seat.Roles.All(r => r == Role.Administrator))) return (null, Refusal.Forbidden("You have no part in the bids of this selection."));
        var theirs = selection.Proposals.Where(p => p.CdmoId == cdmoId && p.Counts).ToList();
        if (theirs.Find(p => p.State == ProposalState.Opened) is { } opened) return (opened, null);
        return theirs.Count == 0
            ? (null, Refusal.NotFound("proposal of that CDMO"))
            : (null, Refusal.WrongState("sealed", "This proposal is sealed. It can be read after two persons have opened it, once the deadline has passed."));
    }

    /// <summary>Notes the reading of one file; ids only.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, string fileId, Actor actor)
    {
        var (opened, refusal) = Find(selection, cdmoId, actor);
        return refusal is not null ? refusal : new Change().Note("proposal.file_read", opened!.RowKey, null, fileId);
    }
}
