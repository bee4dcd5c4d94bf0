using CdmoFlow.People;

namespace CdmoFlow.Selections.Faults;

/// <summary>Takes a fault of the installation off the list with a reason, which stays with it. The same thing failing anew brings it back.</summary>
public static class DismissInstallationFault
{
    /// <summary>Dismisses it; one that was dismissed before stays as it is.</summary>
    /// <param name="fault">Which; null where there is none under that id.</param>
    /// <param name="input">The reason.</param>
    /// <param name="actor">An administrator of the site.</param>
    /// <param name="now">Business time.</param>
    public static (InstallationFault? Dismissed, Refusal? Refused) Decide(InstallationFault? fault, DismissFaultInput input, Actor actor, DateTimeOffset now)
    {
        if (fault is null) return (null, Refusal.NotFound("fault"));
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length < DismissFault.LeastReason) return (null, DismissFault.ReasonIsMissing);
        return (fault.IsPending ? fault with { DismissedBy = actor.PersonId, DismissedAt = now, Reason = reason } : fault, null);
    }
}
