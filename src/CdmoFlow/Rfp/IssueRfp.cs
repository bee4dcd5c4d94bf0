using CdmoFlow.Longlist;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>Issues the RFP of a round to every chosen CDMO whose confidentiality agreement holds, with the mail that was prepared for it; whoever is left out stands on record with the reason.</summary>
public static class IssueRfp
{
    /// <summary>Stage, invitations, mails and rights in one transaction; empty when the round was issued before.</summary>
    public static Change Due(Selection selection, DateTimeOffset now)
    {
        var change = new Change();
        var state = selection.State;
        if (state.Stage != Stage.RfpPreparation || state.RfpDeadline is not { } deadline) return change;
        List<string> invited = [], held = [];
        foreach (var recipient in Recipient.Of(selection, now))
        {
            if (recipient.LeftOut is not null) LeaveOut(change, recipient);
            else (Invite.Add(change, selection, recipient.Candidate, now) ? invited : held).Add(recipient.Candidate.CdmoId);
        }

        foreach (var document in RfpFiles.OfRound(selection)) change.Put(document with { SharedWith = invited });
        foreach (var cdmoId in held) change.Note("rfp.invitation_held", Invitation.KeyOf(cdmoId));
        return change
            .Put(new IssuedRfp { Round = state.RfpRound, At = now, Content = RfpContent.Of(state.Brief) })
            .Put(state.Settled(Attention.RfpIncomplete).Enter(Stage.RfpIssued, now, deadline))
            .Note("rfp.issued", RfpFiles.HtmlId(state.RfpRound), EnumNames.Of(Stage.RfpPreparation), string.Join(", ", invited));
    }

    // Nobody stays behind silently: the record says who did not get it, and why. Who is out already has a reason.
    private static void LeaveOut(Change change, Recipient recipient)
    {
        if (recipient.Candidate.Standing == CandidateStanding.Eliminated && recipient.LeftOut == LeftOutReason.NoAgreement) return;
        change.Put(recipient.Candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = recipient.Because })
            .Note("rfp.left_out", recipient.Candidate.RowKey, null, EnumNames.Of(recipient.LeftOut!.Value), recipient.Prepared?.Reason);
    }
}
