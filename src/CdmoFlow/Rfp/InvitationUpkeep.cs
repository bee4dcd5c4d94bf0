using CdmoFlow.Mail;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>One invitation: reminders until the deadline. The key is the CDMO.</summary>
public static class InvitationUpkeep
{
    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now) => Due(selection, key, hasDraft: false, now);

    /// <summary>The same where it is known whether the CDMO has a draft, or changes of one, that it has not submitted: all that the sponsor's side learns of a draft.</summary>
    public static Change Due(Selection selection, string? key, bool hasDraft, DateTimeOffset now)
    {
        var change = new Change();
        // No reminder comes before the invitation.
        if (Open(selection, key, now) is not { } invitation || HeldInvitation.Of(selection, invitation.CdmoId) is not null) return change;
        var submitted = HasSubmitted(selection, invitation);
        if (submitted && !hasDraft) return change;
        var deadline = Deadlines.Of(selection.State, invitation)!.Value;
        var due = Reminders.Due(invitation, deadline, now);
        if (due.Count == 0) return change;

        // Several may have come due while the machine stood still: one mail stands for all of them.
        return change
            .Put(invitation with { RemindersSent = [.. invitation.RemindersSent, .. due] })
            .Note("rfp.reminded", invitation.RowKey, null, due[^1])
            .Mail(Disclosure.Mail(
                selection,
                invitation.CdmoId,
                MailOrder.Of(
                    "rfp_reminder",
                    invitation.ContactPersonId,
                    MailLink.Room(invitation.CdmoId),
                    ("deadline", Zones.Format(deadline, selection.State.Brief.TimeZone)),
                    ("late", Late(selection)),
                    ("state", Standing(selection, invitation, submitted, hasDraft))),
                now));
    }

    /// <summary>Where a CDMO stands that is to be reminded now, without looking whether it has a draft; null where nothing is left to remind it of.</summary>
    internal static string? Standing(Selection selection, Invitation invitation) =>
        HasSubmitted(selection, invitation) ? null : Standing(selection, invitation, submitted: false, hasDraft: false);

    /// <summary>What a reminder says of late proposals; empty where they are refused.</summary>
    internal static string Late(Selection selection) => selection.State.Brief.RfpRules.Late == LatePolicy.Refuse ? "" : InvitationMail.Late(LatePolicy.Accept);

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        if (Open(selection, key, now) is not { } invitation) return Declined(selection, key, now) ?? StageStatus.Finished();
        var deadline = Deadlines.Of(selection.State, invitation)!.Value;
        // Who has submitted may begin another draft, and is then reminded of it.
        var reminder = Reminders.Next(invitation, deadline, now);
        return StageStatus.WaitUntil(reminder < deadline ? reminder : RfpUpkeep.ClosesAt(deadline));
    }

    // Who has declined may still come back, and is then reminded like everybody else.
    private static StageStatus? Declined(Selection selection, string? key, DateTimeOffset now) =>
        selection.State.Stage == Stage.RfpIssued && Deadlines.Of(selection, key ?? "") is { } deadline && now <= deadline
        && selection.Find<Invitation>(Invitation.KeyOf(key ?? "")) is { State: InvitationState.Declined }
            ? StageStatus.WaitUntil(RfpUpkeep.ClosesAt(deadline))
            : null;

    private static Invitation? Open(Selection selection, string? key, DateTimeOffset now) =>
        selection.State.Stage == Stage.RfpIssued && Deadlines.Of(selection, key ?? "") is { } deadline && now <= deadline
        && selection.Find<Invitation>(Invitation.KeyOf(key ?? "")) is { IsOpen: true } invitation
            ? invitation
            : null;

    // Whoever must still confirm after an amendment is reminded like those who must still submit.
    private static bool HasSubmitted(Selection selection, Invitation invitation) => selection.Proposals.Any(p => p.CdmoId == invitation.CdmoId && p.Counts && p.State != ProposalState.NeedsReconfirmation);

    private static string Standing(Selection selection, Invitation invitation, bool submitted, bool hasDraft)
    {
        if (selection.Proposals.Any(p => p.CdmoId == invitation.CdmoId && p.State == ProposalState.NeedsReconfirmation))
            return "the RFP was amended after you submitted; your proposal is NOT CONFIRMED yet";
        return (submitted, hasDraft, invitation.HasAnswered) switch
        {
            (true, _, _) => "your submitted proposal counts, and your DRAFT holds changes that are NOT SUBMITTED",
            (false, true, _) => "you have a DRAFT that is NOT SUBMITTED; a draft counts for nothing",
            (false, false, true) => "you have accepted the invitation and have NOT SUBMITTED a proposal yet",
            _ => "you have not answered the invitation yet",
        };
    }
}
