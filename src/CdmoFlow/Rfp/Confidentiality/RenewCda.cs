using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>A later end of the agreement.</summary>
/// <param name="ExpiresOn">The new last day; empty for no end.</param>
/// <param name="Reason">What was signed and by whom, at least ten characters.</param>
public sealed record RenewCdaInput(DateOnly? ExpiresOn, string? Reason);

/// <summary>Moves the end of an executed agreement, also one that has run out: from then on the room shows everything again.</summary>
public static class RenewCda
{
    /// <summary>Stores the new end.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, RenewCdaInput input, Actor actor, DateTimeOffset now)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is < 10 or > 1000) return Refusal.Invalid("reason", "Type what was signed and by whom, ten to 1,000 characters.");
        if (input.ExpiresOn < Days.Of(now, selection.State.Brief.TimeZone)) return Refusal.Invalid("expiresOn", "This day has passed; enter the new last day.");
        if (cda.Holds && input.ExpiresOn == cda.ExpiresOn) return Outcome.AlreadyDone;
        if (CdaChange.Check(cda, CdaMove.Renew) is { } impossible) return impossible;
        // What ran out unsigned was never in force: it is sent again, not renewed.
        if (cda.ExecutedOn is null) return Refusal.WrongState("never-executed", "This agreement was never executed; send it again or record it as executed.");
        if (input.ExpiresOn < cda.ExpiresOn) return Refusal.Invalid("expiresOn", "A renewal moves the end later; to end an agreement earlier, terminate it.");
        var after = cda with { State = CdaMoves.Next(cda.State, CdaMove.Renew)!.Value, ExpiresOn = input.ExpiresOn, MovedAt = now, ExpiryNotices = [], FollowUps = [] };
        return CdaChange.To(selection, cda, after, "cda.renewed", reason, now);
    }
}
