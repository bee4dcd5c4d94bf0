using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Records.Retention;

/// <summary>Why everything is to be kept.</summary>
/// <param name="Reason">At least ten characters.</param>
public sealed record HoldInput(string? Reason);

/// <summary>Places a legal hold. It takes effect at once.</summary>
public static class PlaceHold
{
    /// <summary>Places it.</summary>
    public static Outcome Decide(Selection selection, HoldInput input, Actor actor, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        var reason = RetentionReason.Read(input.Reason, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var row = RetentionRow.Of(selection);
        if (row.Hold is not null) return Refusal.WrongState("held", "A legal hold is in place already; add what is new to its file.");
        return new Change().Put(row with { Hold = new LegalHold(reason, actor.PersonId, now) }).Note("legal_hold.placed", RetentionRow.Key, null, null, reason);
    }
}
