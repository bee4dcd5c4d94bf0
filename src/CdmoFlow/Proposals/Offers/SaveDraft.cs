using System.Text.Json;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Offers;

/// <summary>The whole draft as it stands in the form.</summary>
/// <param name="Number">The number of the draft that the sender has read; 0 or nothing for the first.</param>
/// <param name="Fields">All fields as typed; what is left out is empty.</param>
public sealed record DraftInput(int? Number, IReadOnlyDictionary<string, string?>? Fields);

/// <summary>Keeps what a CDMO has written so far. Nothing is judged but its size: half a number is a draft, too.</summary>
public static class SaveDraft
{
    // Far above what the fields allow, so that a text that is too long is kept and named at the submission instead of being lost.
    private const int LongestText = 20_000;

    // As it is stored, where a quotation mark takes six characters: a row of the table holds a little more, and the files of a submission need their part.
    private const int LongestStored = 380_000;

    /// <summary>The draft to store, or why not. A stored draft of another number than the sender's is refused as <c>draft-changed</c>; equal content is kept as it is.</summary>
    public static (RoomDraft? Draft, Refusal? Refusal) Decide(Selection selection, string cdmoId, RoomDraft? stored, DraftInput input, Actor actor, DateTimeOffset now)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return (null, Refusal.Forbidden("This is the room of another company."));
        if (Participation.CheckHandingIn(selection, cdmoId, now) is { } closed) return (null, closed);
        var known = OfferFields.Of(selection.State.Brief).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        // A page that was opened before an amendment still sends what it asked for then.
        var former = OfferSites.Former(selection).Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var typed = OfferSites.Named(selection, (input.Fields ?? new Dictionary<string, string?>()).Where(f => !string.IsNullOrWhiteSpace(f.Value) && !former.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value!.Trim(), StringComparer.Ordinal), now);
        List<FieldError> errors =
        [
            .. typed.Keys.Where(key => !known.Contains(key)).Select(key => new FieldError($"fields.{key}", "There is no such field in this proposal.")),
            .. typed.Where(f => f.Value.Length > LongestText).Select(f => new FieldError($"fields.{f.Key}", "This text is too long to be kept; attach it as a file.")),
        ];
        if (!Fits(typed)) errors.Add(new("fields", "The draft is too long to be kept; attach long texts as files."));
        if (errors.Count > 0) return (null, Refusal.Invalid(errors));
        if (stored is not null && Same(stored.Fields, typed)) return (stored, null);
        if ((input.Number ?? 0) != (stored?.Number ?? 0)) return (null, Changed);
        return (new RoomDraft { Number = (stored?.Number ?? 0) + 1, Fields = typed, ChangedAt = now, ChangedBy = actor.PersonId }, null);
    }

    /// <summary>A colleague saved in between.</summary>
    public static Refusal Changed => Refusal.WrongState("draft-changed", "A colleague has saved this draft since you opened it. Nothing of yours is lost and nothing was overwritten: compare the two and save again.");

    /// <summary>True when these texts can be stored in one row.</summary>
    public static bool Fits(IReadOnlyDictionary<string, string> fields) => JsonSerializer.Serialize(fields, Json.Options).Length <= LongestStored;

    /// <summary>The keys in which two drafts differ.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        [.. one.Keys.Union(other.Keys, StringComparer.Ordinal).Where(key => !string.Equals(one.GetValueOrDefault(key), other.GetValueOrDefault(key), StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) => Differences(one, other).Count == 0;
}
