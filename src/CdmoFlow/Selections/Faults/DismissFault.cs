using CdmoFlow.People;

namespace CdmoFlow.Selections.Faults;

/// <summary>Why nothing need be done about a fault.</summary>
/// <param name="Reason">For the record, at least ten characters.</param>
public sealed record DismissFaultInput(string? Reason);

/// <summary>Takes a fault off the list with a reason. The same thing failing anew brings it back.</summary>
public static class DismissFault
{
    internal const int LeastReason = 10;

    internal static Refusal ReasonIsMissing => Refusal.Invalid("reason", "Type the reason, at least ten characters; it stays in the record.");

    /// <summary>Dismisses it.</summary>
    public static Outcome Decide(Selection selection, string faultId, DismissFaultInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.Find<Fault>(Fault.KeyOf(faultId)) is not { } fault) return Refusal.NotFound("fault");
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length < LeastReason) return ReasonIsMissing;
        if (!fault.IsPending) return Outcome.AlreadyDone;
        var change = new Change();
        FaultList.Close(change, selection, fault with { State = FaultState.Dismissed, ActedBy = actor.PersonId, ActedAt = now, Reason = reason }, "fault.dismissed", reason);
        return change;
    }
}
