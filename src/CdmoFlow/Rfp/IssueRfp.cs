using CdmoFlow.Records;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>Issues the RFP of a round to every chosen CDMO whose confidentiality agreement holds.</summary>
public static class IssueRfp
{
    /// <summary>Stage, invitations, mails and rights in one transaction; empty when the round was issued before.</summary>
    public static Change Due(Selection selection, DateTimeOffset now)
    {
        var change = new Change();
        var state = selection.State;
        if (state.Stage != Stage.RfpPreparation || state.RfpDeadline is not { } deadline) return change;
        var invited = selection.Candidates
            .Where(c => c is { Chosen: true, ContactPersonId: not null } && Disclosure.IsOpen(selection, c.CdmoId, now))
            .ToList();
        foreach (var candidate in invited) Invite.Add(change, state, candidate, selection.Find<Invitation>(Invitation.KeyOf(candidate.CdmoId)), now);
        foreach (var document in RfpFiles.OfRound(selection)) change.Put(document with { SharedWith = [.. invited.Select(c => c.CdmoId)] });
        return change
            .Put(new IssuedRfp { Round = state.RfpRound, At = now, Content = RfpContent.Of(state.Brief) })
            .Put(state.Settled(Attention.RfpIncomplete).Enter(Stage.RfpIssued, now, deadline))
            .Note("rfp.issued", RfpFiles.HtmlId(state.RfpRound), EnumNames.Of(Stage.RfpPreparation), string.Join(", ", invited.Select(c => c.CdmoId)));
    }
}
