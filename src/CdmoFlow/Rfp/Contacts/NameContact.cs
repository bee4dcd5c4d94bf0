using CdmoFlow.Longlist;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Contacts;

/// <summary>The person to whom a company's mails go from now on.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The person's mail address.</param>
/// <param name="Reason">For the record, ten to 1,000 characters, such as "The address was misspelt".</param>
public sealed record NameContactInput(string? Name, string? Email, string? Reason);

/// <summary>
/// The project manager names another contact of a company of the longlist, or the same person under a corrected address, also after the invitation: earlier links and sessions end, the room and the mails
/// that wait move to the new one, who gets the invitation or a link, and mails that did not arrive at the earlier one are settled.
/// </summary>
public static class NameContact
{
    /// <summary>Puts the person in the place of the contact.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">The company.</param>
    /// <param name="personId">The new contact in the people table; null where the address belongs to nobody of that company.</param>
    /// <param name="dead">The company's mails that did not arrive, as they lie in the outbox.</param>
    /// <param name="input">As typed.</param>
    /// <param name="actor">The project manager.</param>
    /// <param name="now">Business time, UTC.</param>
    public static Outcome Decide(Selection selection, string cdmoId, string? personId, IReadOnlyList<OutboxMail> dead, NameContactInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager names a contact.");
        if (selection.Candidate(cdmoId) is not { Chosen: true } candidate) return Refusal.NotFound("company of that id on the longlist");
        List<FieldError> errors = [];
        var reason = input.Reason?.Trim() ?? "";
        if (personId is null) errors.Add(new("email", "Enter the name and the address of a person of this company; this address belongs to somebody else, or is none."));
        if (reason.Length is < 10 or > 1000) errors.Add(new("reason", "Type the reason, ten to 1,000 characters; it stays in the record."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (selection.State.Stage is < Stage.Cda or Stage.Cancelled) return Refusal.WrongStage(selection, "contacts are named here from the longlist gate on, until it ends.");
        var invitation = selection.Find<Invitation>(Invitation.KeyOf(cdmoId));
        var before = invitation?.ContactPersonId ?? candidate.ContactPersonId;
        if (before == personId && candidate.ContactPersonId == personId) return Outcome.AlreadyDone;

        var change = new Change();
        var number = selection.All<ContactChange>().Count(c => c.CdmoId == cdmoId) + 1;
        var row = new ContactChange { CdmoId = cdmoId, Number = number, From = before, To = personId!, Reason = reason, By = actor.PersonId, At = now };
        change.Put(row).Put(candidate with { ContactPersonId = personId }).Note("contact.named", row.RowKey, before, personId, reason).Wake(Instances.Rfp(selection.Id, selection.State.RfpRound));
        // Whoever had a link has none that holds; the colleagues who are in get new ones.
        if (invitation is not null || (before is not null && selection.Find<Cda>(Cda.KeyOf(cdmoId)) is not null))
        {
            invitation ??= new Invitation { CdmoId = cdmoId, Round = selection.State.RfpRound, ContactPersonId = personId!, State = InvitationState.Prepared };
            change.Put(invitation with { ContactPersonId = personId!, LinkEpoch = invitation.LinkEpoch + 1, State = invitation.State == InvitationState.Bounced ? InvitationState.Sent : invitation.State });
        }

        if (selection.Find<Approach>(Approach.KeyOf(cdmoId)) is { } approach) change.Put(approach with { ContactPersonId = personId! });
        MoveHeld(change, selection, cdmoId, before, personId!);
        Settle(change, selection, dead, actor, now);
        Tell(change, selection.After(change), cdmoId, now);
        return change;
    }

    private static void MoveHeld(Change change, Selection selection, string cdmoId, string? from, string to)
    {
        foreach (var held in selection.HeldMails.Where(m => m.Order.Link.CdmoId == cdmoId && m.Order.ToPersonId == from)) change.Put(held with { Order = held.Order with { ToPersonId = to } });
    }

    private static void Settle(Change change, Selection selection, IReadOnlyList<OutboxMail> dead, Actor actor, DateTimeOffset now)
    {
        foreach (var mail in dead) DeadMails.Settle(change, selection, mail, actor, now);
    }

    private static void Tell(Change change, Selection after, string cdmoId, DateTimeOffset now)
    {
        var orders = change.Mails.Count;
        var (state, candidate) = (after.State, after.Candidate(cdmoId)!);
        var invitation = after.Find<Invitation>(Invitation.KeyOf(cdmoId));
        var isOut = state.Stage == Stage.RfpIssued && now <= Deadlines.Of(state, invitation);
        // Nobody to write to was named when the others were invited.
        if (isOut && invitation is null or { State: InvitationState.Prepared }) Invite.Late(change, after, candidate, now);
        if (change.Mails.Count > orders) return;
        // Who is out of the selection is not written to; a later word to the company finds the right person.
        if (candidate.Standing == CandidateStanding.Eliminated) return;
        if (isOut && invitation is { State: InvitationState.Sent or InvitationState.Delivered } && Disclosure.IsOpen(after, cdmoId, now))
            change.Mail(InvitationMail.Order(after, candidate, Deadlines.Of(state, invitation)!.Value, state.QuestionsUntil ?? state.RfpDeadline!.Value, state.AnswersUntil) with { IsReleased = true });
        else if (after.Find<Cda>(Cda.KeyOf(cdmoId)) is { IsSettled: false } cda)
            change.Mail(CdaRequest.Order(after, candidate.ContactPersonId!, cda));
        else if (invitation is not null)
            change.Mail(Link(after, cdmoId, candidate.ContactPersonId!));
        foreach (var colleague in RoomColleague.Of(after, cdmoId).Where(c => c.State == ColleagueState.Admitted && c.PersonId != candidate.ContactPersonId)) change.Mail(Link(after, cdmoId, colleague.PersonId));
    }

    private static MailOrder Link(Selection selection, string cdmoId, string personId) => MailOrder.Of("room_link", personId, MailLink.Room(cdmoId), ("cdmo", selection.NameOf(cdmoId)));
}
