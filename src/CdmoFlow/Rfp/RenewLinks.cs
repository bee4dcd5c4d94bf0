using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>New links into a CDMO's room.</summary>
/// <param name="Reason">For the record, at least ten characters.</param>
/// <param name="Epoch">The epoch that the form showed, so that a double click renews once; null renews in any case.</param>
public sealed record RenewLinksInput(string? Reason, int? Epoch);

/// <summary>Revokes every link and open session of a CDMO's room, for a mail that went astray or a person who left, and mails new links to the invited contact and the colleagues who are in.</summary>
public static class RenewLinks
{
    /// <summary>Counts the epoch up; everything issued under an earlier one is refused from the next request on.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, RenewLinksInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        if (selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true)
            return Refusal.Forbidden("Only the project manager replaces links.");
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is < 10 or > 1000) return Refusal.Invalid("reason", "Type the reason, ten to 1,000 characters.");
        if (selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is not { } invitation) return Refusal.NotFound("invitation");
        if (selection.State.Stage == Stage.Cancelled) return Refusal.WrongStage(selection, "its rooms are closed.");
        if (input.Epoch is { } seen && invitation.LinkEpoch > seen) return Outcome.AlreadyDone;

        var change = new Change()
            .Put(invitation with { LinkEpoch = invitation.LinkEpoch + 1 })
            .Note("room.links_renewed", invitation.RowKey, Text(invitation.LinkEpoch), Text(invitation.LinkEpoch + 1), reason)
            .Mail(MailOrder.Of("room_link", invitation.ContactPersonId, MailLink.Room(cdmoId), ("cdmo", selection.NameOf(cdmoId))));
        foreach (var colleague in RoomColleague.Of(selection, cdmoId).Where(c => c.State == ColleagueState.Admitted))
            change.Mail(MailOrder.Of("room_link", colleague.PersonId, MailLink.Room(cdmoId), ("cdmo", selection.NameOf(cdmoId))));
        return change;
    }

    private static string Text(int epoch) => epoch.ToString(CultureInfo.InvariantCulture);
}
