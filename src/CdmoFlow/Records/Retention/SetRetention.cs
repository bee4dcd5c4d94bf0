using System.Globalization;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Records.Retention;

/// <summary>How long to keep the records.</summary>
/// <param name="Years">Full years after the end, 1 to 99.</param>
/// <param name="ContractEndsOn">Last day of the contract; null where it is not known.</param>
/// <param name="Reason">Why, at least ten characters.</param>
public sealed record RetentionInput(int? Years, DateOnly? ContractEndsOn, string? Reason);

/// <summary>Quality Assurance sets the period of one selection.</summary>
public static class SetRetention
{
    /// <summary>Sets it.</summary>
    public static Outcome Decide(Selection selection, RetentionInput input, Actor actor, DateTimeOffset now)
    {
        _ = actor;
        List<FieldError> errors = [];
        if (input.Years is null or < 1 or > 99) errors.Add(new("years", "Give full years from 1 to 99."));
        var reason = RetentionReason.Read(input.Reason, errors);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var before = RetentionRow.Of(selection);
        if (before.Anonymisation is { DoneAt: not null }) return Refusal.WrongState("anonymised", "The people of this selection were anonymised; its period is history.");
        var after = before with { Years = input.Years!.Value, ContractEndsOn = input.ContractEndsOn };
        if (after == before) return Outcome.AlreadyDone;
        // What is over cannot be made over by shortening it: that would be erasing at will.
        if (after.IsOver(selection.State, now) && !before.IsOver(selection.State, now))
            return Refusal.Invalid("years", "The period would be over at once. Choose it so that it ends in the future.");
        return new Change().Put(after).Note("retention.set", RetentionRow.Key, Text(before), Text(after), reason);
    }

    private static string Text(RetentionRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Years} years{(row.ContractEndsOn is { } day ? $" after {day:yyyy-MM-dd}" : "")}");
}
