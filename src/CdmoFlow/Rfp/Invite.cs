using CdmoFlow.Longlist;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>Hands the RFP to a CDMO: invitation, mail and the right to read the documents belong into one transaction.</summary>
internal static class Invite
{
    /// <summary>Invites one CDMO whose agreement holds and that has somebody to write to; false where its mail waits, because then nothing has reached it yet.</summary>
    public static bool Add(Change change, Selection selection, Candidate candidate, DateTimeOffset now)
    {
        var state = selection.State;
        var deadline = state.RfpDeadline!.Value;
        var order = InvitationMail.Order(selection, candidate, deadline, state.QuestionsUntil ?? deadline, state.AnswersUntil);
        var waits = selection.MailRules.Holds(order);
        change.Put(new Invitation
        {
            CdmoId = candidate.CdmoId,
            Round = state.RfpRound,
            ContactPersonId = candidate.ContactPersonId!,
            State = waits ? InvitationState.Prepared : InvitationState.Sent,
            SentAt = waits ? null : now,
            RemindersSent = waits ? [] : Reminders.PassedAt(deadline, now),
            LinkEpoch = selection.Find<Invitation>(Invitation.KeyOf(candidate.CdmoId))?.LinkEpoch ?? 1,
        });
        change.Put(candidate with { Standing = waits ? CandidateStanding.Longlisted : CandidateStanding.Invited, LeftBecause = null });
        change.Mail(order);
        return !waits;
    }

    /// <summary>Invites a CDMO whose agreement was executed, or whose contact was named, after the others were invited.</summary>
    public static void Late(Change change, Selection selection, Candidate candidate, DateTimeOffset now)
    {
        var after = selection.After(change);
        if (candidate.ContactPersonId is null || !Disclosure.IsOpen(after, candidate.CdmoId, now)) return;
        // It was left out by a decision, or its mail waits already.
        if (PreparedMail.Of(after, candidate.CdmoId) is { Choice: PreparedChoice.LeaveOut } || HeldInvitation.Of(after, candidate.CdmoId) is not null) return;
        if (Add(change, after, candidate, now)) Begin(change, selection.After(change), candidate.CdmoId);
        else change.Note("rfp.invitation_held", Invitation.KeyOf(candidate.CdmoId));
    }

    /// <summary>What begins for a CDMO that is invited after the others: it may read the documents, and its reminders run by themselves.</summary>
    public static void Begin(Change change, Selection selection, string cdmoId)
    {
        foreach (var document in RfpFiles.OfRound(selection).Where(d => !d.SharedWith.Contains(cdmoId, StringComparer.Ordinal)))
            change.Put(document with { SharedWith = [.. document.SharedWith, cdmoId] });
        change.Note("rfp.invited", Invitation.KeyOf(cdmoId), null, EnumNames.Of(InvitationState.Sent))
            .Start("InvitationOrchestrator", Instances.Invitation(selection.Id, selection.State.RfpRound, cdmoId), new { SelectionId = selection.Id, Key = cdmoId });
    }
}
