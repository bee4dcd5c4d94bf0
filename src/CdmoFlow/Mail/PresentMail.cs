using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail;

/// <summary>
/// A mail to a company that leaves later than it was ordered, released or sent again: to the contact of today, with the dates of today, and only if it may still be told. What cannot be made true again is refused with the reason.
/// </summary>
public static class PresentMail
{
    private static readonly string[] OfOpenRfp = ["deadline_extended", "deadline_extended_other", "deadline_extended_own", "rfp_amended", InvitationMail.Template, "rfp_reminder"];

    /// <summary>The order as it is true now; null with the refusal where it is not any more. A person's own words in it stay.</summary>
    public static (MailOrder? Order, Refusal? Refusal) Of(Selection selection, MailOrder order, DateTimeOffset now)
    {
        if (order.Link.AvailabilityOf is { } asked) return Availability(selection, order, asked);
        if (order.Link.RoomOf is not { } cdmoId) return (order, null);
        var invitation = selection.Find<Invitation>(Invitation.KeyOf(cdmoId));
        if (Disclosure.Covers(order) && Disclosure.Check(selection, cdmoId, now) is { } closed) return (null, closed);
        var current = order with { ToPersonId = Recipient(selection, order, cdmoId, invitation) };
        if (!OfOpenRfp.Contains(order.Template, StringComparer.Ordinal)) return (current, null);

        var (state, zone) = (selection.State, selection.State.Brief.TimeZone);
        if (invitation is null || invitation.Round != state.RfpRound || state.Stage != Stage.RfpIssued || Deadlines.Of(state, invitation) is not { } deadline || now > deadline)
            return (null, Outdated("It asks for a proposal, and the time for proposals is over."));
        if (invitation.State is InvitationState.Withdrawn or InvitationState.Disqualified) return (null, Outdated("Its company is out of the selection."));
        var values = new Dictionary<string, string>(order.Values, StringComparer.Ordinal) { ["deadline"] = Zones.Format(deadline, zone) };
        switch (order.Template)
        {
            case InvitationMail.Template:
                values["questions_by"] = Zones.Format(state.QuestionsUntil ?? deadline, zone);
                values["answers_by"] = state.AnswersUntil is { } answers ? Zones.Format(answers, zone) : "";
                values["late"] = InvitationMail.Late(state.Brief.RfpRules.Late);
                values["workpackage"] = state.Brief.WorkPackage;
                break;
            case "rfp_reminder" when InvitationUpkeep.Standing(selection, invitation) is { } standing:
                values["state"] = standing;
                values["late"] = InvitationUpkeep.Late(selection);
                break;
            case "rfp_reminder":
                return (null, Outdated("Its company has submitted a proposal in the meantime."));
            case "deadline_extended_own" or "deadline_extended_other":
                values["last"] = Zones.Format(Deadlines.Last(selection)!.Value, zone);
                break;
        }

        return (current with { Values = values }, null);
    }

    // Another contact may have taken the place of who was written to; a colleague who was let in by name stays the one who is meant.
    private static string Recipient(Selection selection, MailOrder order, string cdmoId, Invitation? invitation) =>
        selection.Find<RoomColleague>(RoomColleague.KeyOf(cdmoId, order.ToPersonId)) is not null ? order.ToPersonId : invitation?.ContactPersonId ?? selection.Candidate(cdmoId)?.ContactPersonId ?? order.ToPersonId;

    private static (MailOrder? Order, Refusal? Refusal) Availability(Selection selection, MailOrder order, string cdmoId)
    {
        if (selection.Find<Approach>(Approach.KeyOf(cdmoId)) is not { } approach || selection.Teasers.FirstOrDefault(t => t.Number == approach.Teaser) is not { } teaser) return (null, Outdated("Its teaser is not known any more."));
        return OutreachWindow.IsOpen(selection, cdmoId)
            ? (SendTeaser.Order(order.Template, selection, teaser, approach) with { Subject = order.Subject, Note = order.Note, Waits = order.Waits }, null)
            : (null, Outdated("Its company is invited already, or out of the selection."));
    }

    private static Refusal Outdated(string why) => Refusal.WrongState("mail-outdated", $"This mail is no longer true and does not leave any more. {why} Tell the company another way.");
}
