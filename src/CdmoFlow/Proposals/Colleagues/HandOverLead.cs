using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>Who leads a room from now on.</summary>
/// <param name="PersonId">An admitted colleague of that room with an address of their own.</param>
/// <param name="Former"><c>stay</c>: who led so far stays as a colleague who prepares; <c>leave</c>: the person's access ends.</param>
/// <param name="Reason">Why, ten to 1,000 characters; both sides read it. The lead may leave it out.</param>
public sealed record HandOverLeadInput(string? PersonId, string? Former, string? Reason);

/// <summary>The proposal lead, or the project manager for one who has left or reads a shared mailbox, hands the lead of a CDMO's room to a colleague in it.</summary>
public static class HandOverLead
{
    // Rows of one transaction, with room for the others.
    private const int MostWaiting = 80;

    /// <summary>Puts the colleague into the lead. All later mails to the CDMO go there, those that wait for release among them; links and sessions of both go on while they may.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose room.</param>
    /// <param name="input">As typed.</param>
    /// <param name="formerEmail">The address of who led so far; null when unknown.</param>
    /// <param name="actor">The lead or the project manager.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, string cdmoId, HandOverLeadInput input, string? formerEmail, Actor actor, DateTimeOffset now)
    {
        var (isSponsor, former) = (actor.CdmoId is null, ColleagueAccess.LeadOf(selection, cdmoId));
        if (isSponsor ? !selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal) : actor.CdmoId != cdmoId || former != actor.PersonId)
            return Refusal.Forbidden("Only the person who leads the proposal and the sponsor's project manager hand over the lead.");
        if (former is null) return Refusal.NotFound("room of that CDMO");
        List<FieldError> errors = [];
        var reason = input.Reason?.Trim() ?? "";
        var next = input.PersonId is { } id ? selection.Find<RoomColleague>(RoomColleague.KeyOf(cdmoId, id)) : null;
        if (input.PersonId != former && next is not { State: ColleagueState.Admitted }) errors.Add(new("personId", "Choose a colleague who is admitted to this room."));
        if (next is { IsSharedMailbox: true }) errors.Add(new("personId", "Several people read that mailbox, so nobody could submit or sign from it. Choose a colleague with an address of their own."));
        if (input.Former is not ("stay" or "leave")) errors.Add(new("former", "Choose whether the person who leads now stays in the room or leaves it."));
        if (reason.Length > 1000 || (reason.Length < 10 && (isSponsor || reason.Length > 0))) errors.Add(new("reason", "Type the reason, ten to 1,000 characters."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "its rooms change no more.");
        if (input.PersonId == former) return Outcome.AlreadyDone;
        var waiting = selection.HeldMails.Where(m => m.Order.ToPersonId == former && m.Order.Link.RoomOf == cdmoId).ToList();
        if (waiting.Count > MostWaiting) return Refusal.WrongState("mails-wait", "Too many mails to this person wait for release. The sponsor has to release or drop them first.");

        var stays = input.Former == "stay";
        var change = new Change()
            .Put(Former(selection, cdmoId, former, formerEmail, stays, reason, actor, now))
            .PutAll(waiting.Select(m => m with { Order = m.Order with { ToPersonId = next!.PersonId } }))
            .Note("room.lead_handed_over", RoomColleague.KeyOf(cdmoId, next!.PersonId), former, next.PersonId, reason.Length > 0 ? reason : null);
        if (!stays) change.Note("colleague.revoked", RoomColleague.KeyOf(cdmoId, former), null, EnumNames.Of(ColleagueState.Revoked));
        if (selection.Candidate(cdmoId) is { } candidate) change.Put(candidate with { ContactPersonId = next.PersonId });
        if (selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is { } invitation) change.Put(invitation with { ContactPersonId = next.PersonId });
        if (stays) change.Mail(Told(selection, cdmoId, former, "A colleague leads the proposal from now on. You stay in the room: you read, write the draft, ask and upload.", reason));
        return change.Mail(Told(selection, cdmoId, next.PersonId, "You lead the proposal from now on: you answer, submit, withdraw, confirm and sign for your company, and name colleagues.", reason));
    }

    // The admission stays, so that the person's link and session go on where the person does.
    private static RoomColleague Former(Selection selection, string cdmoId, string former, string? email, bool stays, string reason, Actor actor, DateTimeOffset now)
    {
        var before = selection.Find<RoomColleague>(RoomColleague.KeyOf(cdmoId, former));
        return new RoomColleague
        {
            CdmoId = cdmoId,
            PersonId = former,
            State = stays ? ColleagueState.Admitted : ColleagueState.Revoked,
            Function = before?.Function ?? "",
            Domain = before?.Domain ?? MailAddresses.DomainOf(email ?? ""),
            IsSharedMailbox = SharedMailboxes.IsOne(email),
            Admission = before?.Admission ?? 0,
            AddedBy = before?.AddedBy ?? actor.PersonId,
            AddedAt = before?.AddedAt ?? now,
            DecidedBy = stays ? before?.DecidedBy : actor.PersonId,
            DecidedAt = stays ? before?.DecidedAt : now,
            Reason = stays || reason.Length == 0 ? null : reason,
            EndedBySponsor = actor.CdmoId is null && !stays,
        };
    }

    private static MailOrder Told(Selection selection, string cdmoId, string personId, string what, string reason) =>
        MailOrder.Of("room_lead", personId, MailLink.Room(cdmoId), ("cdmo", selection.NameOf(cdmoId)), ("change", what), ("reason", reason));
}
