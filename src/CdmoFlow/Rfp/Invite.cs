using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>Hands the RFP to a CDMO: invitation, mail and the right to read the documents belong into one transaction.</summary>
internal static class Invite
{
    /// <summary>Invites one CDMO whose agreement holds and that has somebody to write to.</summary>
    public static void Add(Change change, SelectionState state, Candidate candidate, Invitation? before, DateTimeOffset now)
    {
        var deadline = state.RfpDeadline!.Value;
        change.Put(new Invitation
        {
            CdmoId = candidate.CdmoId,
            Round = state.RfpRound,
            ContactPersonId = candidate.ContactPersonId!,
            State = InvitationState.Sent,
            SentAt = now,
            RemindersSent = Reminders.PassedAt(deadline, now),
            LinkEpoch = before?.LinkEpoch ?? 1,
        });
        change.Put(candidate with { Standing = CandidateStanding.Invited, LeftBecause = null });
        change.Mail(MailOrder.Of(
            "rfp_invitation",
            candidate.ContactPersonId!,
            MailLink.Room(candidate.CdmoId),
            ("cdmo", candidate.Name),
            ("deadline", Zones.Format(deadline, state.Brief.TimeZone)),
            ("questions_by", Zones.Format(state.QuestionsUntil ?? deadline, state.Brief.TimeZone)),
            ("answers_by", state.AnswersUntil is { } answers ? Zones.Format(answers, state.Brief.TimeZone) : ""),
            ("workpackage", state.Brief.WorkPackage)));
    }

    /// <summary>Invites a CDMO whose agreement was executed after the others were invited; its reminders run by themselves.</summary>
    public static void Late(Change change, Selection selection, Candidate candidate, DateTimeOffset now)
    {
        if (candidate.ContactPersonId is null || !Disclosure.IsOpen(selection.After(change), candidate.CdmoId, now)) return;
        var state = selection.State;
        Add(change, state, candidate, selection.Find<Invitation>(Invitation.KeyOf(candidate.CdmoId)), now);
        foreach (var document in RfpFiles.OfRound(selection).Where(d => !d.SharedWith.Contains(candidate.CdmoId, StringComparer.Ordinal)))
            change.Put(document with { SharedWith = [.. document.SharedWith, candidate.CdmoId] });
        change.Note("rfp.invited", Invitation.KeyOf(candidate.CdmoId), null, EnumNames.Of(InvitationState.Sent))
            .Start("InvitationOrchestrator", Instances.Invitation(selection.Id, state.RfpRound, candidate.CdmoId), new { SelectionId = selection.Id, Key = candidate.CdmoId });
    }
}
