using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Writing;

/// <summary>What is to be taken from a source.</summary>
/// <param name="From"><c>template:oral-solid</c> or <c>selection:</c> with the selection's id.</param>
/// <param name="Parts">Keys of parts in which nothing stands yet.</param>
/// <param name="Replace">Keys of parts whose present text is to be lost for it.</param>
/// <param name="Section">1 to 7: all parts of that section in which nothing stands yet.</param>
/// <param name="Seen">What the page showed; null takes the source as it is now.</param>
public sealed record CopyRfpPartsInput(string? From, IReadOnlyList<string>? Parts, IReadOnlyList<string>? Replace = null, int? Section = null, string? Seen = null);

/// <summary>Takes texts over from a template or an earlier selection, part by part. What was typed is replaced only where the request says so, and the trail says where a text came from.</summary>
public static class CopyRfpParts
{
    /// <summary>Stores the taken texts.</summary>
    /// <param name="selection">The selection whose RFP is written.</param>
    /// <param name="source">The source, if this person may read it.</param>
    /// <param name="input">What to take.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="now">Business time.</param>
    public static Outcome Decide(Selection selection, RfpSource? source, CopyRfpPartsInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        var state = selection.State;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager writes the RFP.");
        if (source is null || SelectionIsItself(source, selection)) return Refusal.NotFound("template or earlier selection that you may read");
        if (state.Stage > Stage.RfpPreparation) return Refusal.WrongStage(selection, "the RFP has been issued and stays as it is.");
        if (state.RfpDeadline is not null) return Refusal.WrongState("already-rendered", "The documents of this RFP are rendered and about to be issued; the text stays as it is.");
        if (input.Seen is { } seen && seen != CopyPlan.SeenOf(state.Brief, source)) return Refusal.WrongState("text-changed", "A text changed since you opened the page, here or in the source. Look at it again, then take it.");

        var lines = CopyPlan.Of(state.Brief, source, EmptiedParts.Of(selection));
        List<FieldError> errors = [.. Unknown(lines, source, input)];
        var taken = lines.Where(l => IsTaken(l, input)).ToList();
        errors.AddRange(taken.Where(l => l.Overwrites && !Names(input.Replace, l)).Select(l => new FieldError(l.Part.Key, l.IsEmptied
            ? "This was left empty on purpose. Say that it is to be filled, or leave it."
            : "Something is written there already. Say that it is to be replaced, or leave it.")));
        var content = RfpContent.Of(state.Brief);
        foreach (var line in taken)
        {
            if (NamedCdmo.In(selection, line.Offered) is { } named) errors.Add(new(line.Part.Key, NamedCdmo.Sentence(named)));
            else content = PartTexts.Put(content, line.Part.Key, line.Offered, errors);
        }

        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (taken.Count == 0) return Refusal.Invalid("parts", "Choose what is to be taken over.");
        return new Change()
            .Put(state with { Brief = content.In(state.Brief) })
            .Note("rfp.copied", selection.Id, string.Join(", ", taken.Where(l => l.Overwrites).Select(l => l.Part.Key)) is { Length: > 0 } lost ? $"replaced {lost}" : null, $"{string.Join(", ", taken.Select(l => l.Part.Key))} from {source.Id}")
            .Wake(Instances.Rfp(selection.Id, state.RfpRound));
    }

    private static bool SelectionIsItself(RfpSource source, Selection selection) => RfpSource.SelectionIdOf(source.Id) == selection.Id;

    private static bool IsTaken(CopyLine line, CopyRfpPartsInput input) => Names(input.Parts, line) || Names(input.Replace, line) || (line.Part.Section == input.Section && !line.Overwrites);

    private static bool Names(IReadOnlyList<string>? parts, CopyLine line) => parts?.Contains(line.Part.Key, StringComparer.Ordinal) == true;

    // A part that is the same already needs nothing; one that the source does not have is a mistake.
    private static IEnumerable<FieldError> Unknown(IReadOnlyList<CopyLine> lines, RfpSource source, CopyRfpPartsInput input) =>
        (input.Parts ?? []).Concat(input.Replace ?? []).Distinct(StringComparer.Ordinal)
            .Where(p => lines.All(l => l.Part.Key != p) && !source.Parts.ContainsKey(p))
            .Select(p => new FieldError("parts", $"{source.Name} has no part {p} to take over."));
}
