using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Records.Retention;

/// <summary>The second person's word on lifting a hold.</summary>
/// <param name="Verdict"><c>agree</c> or <c>refuse</c>.</param>
/// <param name="Reason">Why, at least ten characters.</param>
public sealed record ConfirmLiftInput(string? Verdict, string? Reason);

/// <summary>Two different persons lift a legal hold, each with a reason.</summary>
public static class LiftHold
{
    /// <summary>The first asks for it.</summary>
    public static Outcome Ask(Selection selection, HoldInput input, Actor actor, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        var reason = RetentionReason.Read(input.Reason, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var row = RetentionRow.Of(selection);
        if (row.Hold is not { } hold) return Refusal.WrongState("not-held", "There is no legal hold to lift.");
        if (hold.LiftAskedBy == actor.PersonId) return Outcome.AlreadyDone;
        if (hold.LiftAskedBy is not null) return Refusal.WrongState("lift-asked", "Somebody has asked to have it lifted already; agree or refuse.");
        return new Change().Put(row with { Hold = hold with { LiftAskedBy = actor.PersonId, LiftAskedAt = now, LiftReason = reason } }).Note("legal_hold.lift_asked", RetentionRow.Key, null, null, reason);
    }

    /// <summary>Another one agrees or refuses.</summary>
    public static Outcome Confirm(Selection selection, ConfirmLiftInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        List<FieldError> errors = [];
        if (input.Verdict is not ("agree" or "refuse")) errors.Add(new("verdict", "Choose agree or refuse."));
        var reason = RetentionReason.Read(input.Reason, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var row = RetentionRow.Of(selection);
        if (row.Hold is not { LiftAskedBy: { } asked } hold) return Refusal.WrongState("lift-not-asked", "Nobody has asked to have the legal hold lifted.");
        if (input.Verdict == "refuse")
            return new Change().Put(row with { Hold = hold with { LiftAskedBy = null, LiftAskedAt = null, LiftReason = null } }).Note("legal_hold.lift_refused", RetentionRow.Key, null, null, reason);
        if (asked == actor.PersonId) return Refusal.Forbidden("Another person agrees: who asked to have the hold lifted does not lift it alone.");
        return new Change().Put(row with { Hold = null }).Note("legal_hold.lifted", RetentionRow.Key, hold.PlacedBy, asked, reason);
    }
}
