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
        if (seat is not { MayRead: true }) return (null, Refusal.Forbidden("You have no part in the bids of this selection."));
        var theirs = selection.Proposals.Where(p => p.CdmoId == cdmoId && p.Counts).ToList();
        if (theirs.Find(p => p.State == ProposalState.Opened) is { } opened) return (opened, null);
        return theirs.Count == 0
            ? (null, Refusal.NotFound("proposal of that CDMO"))
            : (null, Refusal.WrongState("sealed", "This proposal is sealed. It can be read after two persons have opened it, once the deadline has passed."));
    }

    /// <summary>Notes that a person reads price, terms and names of files; once per person and version, so that reloading a page does not fill the trail.</summary>
    public static Outcome Content(Selection selection, string cdmoId, Actor actor)
    {
        var (opened, refusal) = Find(selection, cdmoId, actor);
        if (refusal is not null) return refusal;
        if (opened!.ReadBy.Contains(actor.PersonId, StringComparer.Ordinal)) return Outcome.AlreadyDone;
        return new Change().Put(opened with { ReadBy = [.. opened.ReadBy, actor.PersonId] }).Note("proposal.read", opened.RowKey);
    }

    /// <summary>Notes that a CDMO reads a file that it submitted itself; ids only.</summary>
    public static Outcome Own(Selection selection, string cdmoId, string submissionId, string fileId, Actor actor)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        return selection.Proposals.FirstOrDefault(p => p.CdmoId == cdmoId && p.SubmissionId == submissionId) is { } seal
            ? new Change().Note("proposal.own_file_read", seal.RowKey, null, fileId)
            : Refusal.NotFound("file that was submitted");
    }

    /// <summary>Notes the reading of one file; ids only.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, string fileId, Actor actor)
    {
        var (opened, refusal) = Find(selection, cdmoId, actor);
        return refusal is not null ? refusal : new Change().Note("proposal.file_read", opened!.RowKey, null, fileId);
    }
}
