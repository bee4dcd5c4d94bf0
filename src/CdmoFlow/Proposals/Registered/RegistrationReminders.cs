using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Registered;

/// <summary>Asks a CDMO again for its word on a proposal that was registered for it, until proposals are no longer scored.</summary>
public static class RegistrationReminders
{
    // Calendar days after the registration.
    private static readonly int[] After = [2, 5, 10];

    /// <summary>The versions that still wait for their CDMO's word.</summary>
    public static IReadOnlyList<ProposalSeal> Waiting(Selection selection) =>
        selection.State.Stage is Stage.RfpIssued or Stage.Opening or Stage.Scoring ? [.. selection.Proposals.Where(p => p.IsHeld && p.IsUnconfirmed)] : [];

    /// <summary>Sends what is due; several that came due together are one mail.</summary>
    public static void Send(Change change, Selection selection, DateTimeOffset now)
    {
        foreach (var seal in Waiting(selection))
        {
            var due = After.Count(days => seal.SubmittedAt.AddDays(days) <= now);
            if (due <= seal.ConfirmationReminders || selection.Find<Invitation>(Invitation.KeyOf(seal.CdmoId)) is not { } invitation) continue;
            change.Put(seal with { ConfirmationReminders = due })
                .Note("proposal.confirmation_reminded", seal.RowKey, null, due.ToString(CultureInfo.InvariantCulture))
                .Mail(MailOrder.Of("registration_reminder", invitation.ContactPersonId, MailLink.Room(seal.CdmoId), ("received", Zones.Format(seal.SubmittedAt, selection.State.Brief.TimeZone))));
        }
    }

    /// <summary>When the next one is due; null when none is.</summary>
    public static DateTimeOffset? Next(Selection selection) => Waiting(selection)
        .Where(seal => seal.ConfirmationReminders < After.Length)
        .Select(seal => (DateTimeOffset?)seal.SubmittedAt.AddDays(After[seal.ConfirmationReminders]))
        .Min();
}
