using CdmoFlow.Mail;
using CdmoFlow.People;

namespace CdmoFlow.Selections.Faults;

/// <summary>Nothing is typed to try something again.</summary>
public sealed record RetryFaultInput;

/// <summary>A person has something tried again. Who presses twice has it tried once.</summary>
public static class RetryFault
{
    /// <summary>Notes it; what is set going besides follows once this is stored.</summary>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="faultId">Which fault.</param>
    /// <param name="mail">The mail of a dead mail, as it lies in the outbox; null for every other fault.</param>
    /// <param name="actor">The signed-in person.</param>
    /// <param name="now">Business time.</param>
    public static Outcome Decide(Selection selection, string faultId, OutboxMail? mail, Actor actor, DateTimeOffset now)
    {
        if (selection.Find<Fault>(Fault.KeyOf(faultId)) is not { } fault) return Refusal.NotFound("fault");
        if (fault.State != FaultState.Open) return Outcome.AlreadyDone;
        var tried = fault with { State = FaultState.Retried, ActedBy = actor.PersonId, ActedAt = now, Retries = fault.Retries + 1 };
        var change = new Change();
        if (fault.Kind != FaultKind.DeadMail)
        {
            FaultList.Close(change, selection, tried, "fault.retried");
            return change;
        }

        // A mail that leaves again is a mail of its own: if it dies too, that is a fault of its own.
        if (mail is null) return Refusal.NotFound("mail");
        return ResendMail.Again(change, selection, mail, null, actor, now) is { } refusal ? refusal : change;
    }
}
