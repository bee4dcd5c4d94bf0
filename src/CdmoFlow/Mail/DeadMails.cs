using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Mail;

/// <summary>Mails that nobody will read, on the list of what waits for a person.</summary>
public static class DeadMails
{
    /// <summary>True for a mail that was given up, came back or was called spam.</summary>
    public static bool Is(OutboxMail mail) => mail.State == OutboxState.Failed || mail.Delivery is Delivery.Bounced or Delivery.MarkedAsSpam;

    /// <summary>The fault of a mail; null where it has none.</summary>
    public static Fault? FaultOf(Selection selection, OutboxMail mail) => selection.Find<Fault>(Fault.KeyOf(Fault.IdOf(FaultKind.DeadMail, mail.RowKey)));

    /// <summary>A person did something about a mail: its fault is over. A mail that leaves again is a mail of its own, and if it dies too, that is a fault of its own.</summary>
    internal static void Settle(Change change, Selection selection, OutboxMail mail, Actor actor, DateTimeOffset now)
    {
        var after = selection.After(change);
        if (FaultOf(after, mail) is not { IsPending: true } fault) return;
        FaultList.Close(change, after, fault with { State = FaultState.Settled, ActedBy = actor.PersonId, ActedAt = now, Retries = fault.Retries + 1 }, "fault.retried");
    }
}
