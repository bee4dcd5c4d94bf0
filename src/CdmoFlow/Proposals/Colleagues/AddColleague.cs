using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>A person who is to come into the room.</summary>
/// <param name="Name">The person's name, two to 100 characters.</param>
/// <param name="Email">The person's own mail address.</param>
/// <param name="Function">What the person does, two to 100 characters.</param>
/// <param name="Rights"><c>read</c>, <c>prepare</c> or <c>submit</c> (<see cref="ColleagueRights"/>).</param>
public sealed record AddColleagueInput(string? Name, string? Email, string? Function, string? Rights);

/// <summary>The proposal lead names a colleague. In a covered domain the person gets a link at once, in another one after the sponsor's release.</summary>
public static class AddColleague
{
    /// <summary>Null when the person can be named; checked before anybody becomes a person in the people table.</summary>
    public static Refusal? Check(Selection selection, string cdmoId, AddColleagueInput input, Actor actor)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        if (ColleagueAccess.LeadOf(selection, cdmoId) != actor.PersonId) return Refusal.Forbidden("Only the person who was invited and leads the proposal names colleagues.");
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "nobody comes into its rooms any more.");
        List<FieldError> errors = [];
        if ((input.Name?.Trim().Length ?? 0) is < 2 or > 100) errors.Add(new("name", "Enter the name, two to 100 characters."));
        if (!MailAddresses.IsPlain(input.Email?.Trim() ?? "")) errors.Add(new("email", "Enter a mail address such as name@company.example."));
        if ((input.Function?.Trim().Length ?? 0) is < 2 or > 100) errors.Add(new("function", "Enter what the person does, two to 100 characters."));
        if (RightsOf(input) is null) errors.Add(new("rights", "Choose read, prepare or submit."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        return RightsOf(input) == ColleagueRights.Submit && SharedMailboxes.IsOne(input.Email!.Trim())
            ? Refusal.WrongState("shared-mailbox", "Several people read this mailbox, so nobody there can submit or sign. Name a person with an address of their own, or let this address read and prepare only.")
            : null;
    }

    /// <summary>Names the colleague; naming one who waits or is in already changes nothing.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose room.</param>
    /// <param name="input">Who.</param>
    /// <param name="personId">That person in the people table.</param>
    /// <param name="contactEmail">The lead's own address.</param>
    /// <param name="actor">The lead.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, string cdmoId, AddColleagueInput input, string personId, string? contactEmail, Actor actor, DateTimeOffset now)
    {
        if (Check(selection, cdmoId, input, actor) is { } refusal) return refusal;
        if (personId == actor.PersonId) return Refusal.Invalid("email", "This is your own address; you are in the room already.");
        var before = selection.Find<RoomColleague>(RoomColleague.KeyOf(cdmoId, personId));
        if (before?.IsCounted == true) return Outcome.AlreadyDone;
        if (RoomColleague.Of(selection, cdmoId).Count(c => c.IsCounted) >= RoomColleague.Most)
            return Refusal.WrongState("room-full", $"At most {RoomColleague.Most} colleagues can be in a room. Revoke one who is no longer needed first.");

        var email = input.Email!.Trim();
        var (rights, lead) = (RightsOf(input), selection.Find<RoomColleague>(RoomColleague.KeyOf(cdmoId, actor.PersonId)));
        // A lead whom the sponsor itself let in says nothing of the domain: the next one from there is for the sponsor again.
        if (lead?.DecidedBy is not null) contactEmail = null;
        // Who was kept out by the sponsor comes back through the sponsor alone.
        var admits = before?.EndedBySponsor != true && CoveredAddresses.Contain(selection, cdmoId, email, contactEmail, now);
        var colleague = new RoomColleague
        {
            CdmoId = cdmoId,
            PersonId = personId,
            State = admits ? ColleagueState.Admitted : ColleagueState.Waiting,
            Function = input.Function!.Trim(),
            Domain = MailAddresses.DomainOf(email),
            IsSharedMailbox = SharedMailboxes.IsOne(email),
            MaySubmit = rights == ColleagueRights.Submit,
            ReadsOnly = rights == ColleagueRights.Read,
            Admission = (before?.Admission ?? 0) + (admits ? 1 : 0),
            AddedBy = actor.PersonId,
            AddedAt = now,
            EndedBySponsor = before?.EndedBySponsor == true,
        };
        var change = new Change().Put(colleague).Note("colleague.added", colleague.RowKey, before is null ? null : EnumNames.Of(before.State), EnumNames.Of(colleague.State));
        if (admits) return change.Mail(Link(selection, colleague));
        var due = Zones.Format(now.AddDays(RoomColleague.DaysToDecide), selection.State.Brief.TimeZone);
        foreach (var manager in selection.ProjectManagers)
            change.Mail(MailOrder.Of("task_assigned", manager, MailLink.Page(CdaUpkeep.PathOf(selection, cdmoId)), ("task", $"decide on a colleague whom {selection.NameOf(cdmoId)} named for its room"), ("due", due)));
        return change;
    }

    private static ColleagueRights? RightsOf(AddColleagueInput input) => EnumNames.TryParse<ColleagueRights>(input.Rights, out var rights) ? rights : null;

    /// <summary>The mail with a colleague's own link.</summary>
    internal static MailOrder Link(Selection selection, RoomColleague colleague) =>
        MailOrder.Of("colleague_link", colleague.PersonId, MailLink.Room(colleague.CdmoId), ("cdmo", selection.NameOf(colleague.CdmoId)));
}
