using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Longlist.Outreach;

/// <summary>The right person at a company.</summary>
/// <param name="Name">The person's name; left out, the person whom the wrong contact named is taken.</param>
/// <param name="Email">The person's mail address.</param>
public sealed record ReplaceContactInput(string? Name, string? Email);

/// <summary>Puts another person of the same company in the place of its contact. The earlier one's links end, and the teaser goes to the new one.</summary>
public static class ReplaceContact
{
    /// <summary>Replaces the contact.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">The company.</param>
    /// <param name="personId">The new contact in the people table; null where the address belongs to nobody of that company.</param>
    /// <param name="actor">The project manager.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, string cdmoId, string? personId, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager replaces a contact.");
        if (selection.Find<Approach>(Approach.KeyOf(cdmoId)) is not { } approach || selection.Candidate(cdmoId) is not { } candidate) return Refusal.NotFound("company of that id that got the teaser");
        if (!OutreachWindow.IsOpen(selection, cdmoId)) return Refusal.WrongStage(selection, "contacts are replaced here until the company is invited or left out.");
        if (personId is null) return Refusal.Invalid("email", "Enter the address of a person of this company; this one belongs to somebody else or to nobody.");
        if (approach.ContactPersonId == personId && candidate.ContactPersonId == personId) return Outcome.AlreadyDone;
        if (selection.Teasers.FirstOrDefault(t => t.Number == approach.Teaser) is not { } teaser) return Refusal.NotFound("teaser of that version");

        var days = (int)Math.Ceiling((approach.AnswerBy - approach.SentAt).TotalDays);
        var next = approach with { ContactPersonId = personId, NamedContactId = null, SentAt = now, AnswerBy = now.AddDays(days), RemindedAt = null, SilentAt = null, Answer = approach.Answer is { Kind: Availability.WrongContact } ? null : approach.Answer };
        var change = new Change()
            .Put(next)
            .Put(candidate with { ContactPersonId = personId })
            .Note("availability.contact_replaced", approach.RowKey, approach.ContactPersonId, personId)
            .Mail(SendTeaser.Order("availability_request", selection, teaser, next))
            .Wake(Instances.Outreach(selection.Id))
            .Wake(Instances.Rfp(selection.Id, selection.State.RfpRound));
        if (selection.Find<Cda>(Cda.KeyOf(cdmoId)) is not { } cda) return change;

        // The agreement was sent to the earlier contact: that link into the room ends, and the new contact gets one.
        var invitation = selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) ?? new Invitation { CdmoId = cdmoId, Round = selection.State.RfpRound, ContactPersonId = personId, State = InvitationState.Prepared };
        return change
            .Put(invitation with { ContactPersonId = personId, LinkEpoch = invitation.LinkEpoch + 1 })
            .Mail(CdaRequest.Order(selection, personId, cda));
    }
}
