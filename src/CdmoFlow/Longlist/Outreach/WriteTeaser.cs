using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Longlist.Outreach;

/// <summary>A teaser as typed.</summary>
public sealed record TeaserInput
{
    /// <summary>The kind of product in general words.</summary>
    public string? Modality { get; init; }

    /// <summary>How far development has come.</summary>
    public string? Phase { get; init; }

    /// <summary>The rough scale.</summary>
    public string? Scale { get; init; }

    /// <summary>The services that are sought.</summary>
    public string? Services { get; init; }

    /// <summary>When the work is to begin, roughly.</summary>
    public string? Timing { get; init; }

    /// <summary>Where the work may be done, or what is to be supplied.</summary>
    public string? Region { get; init; }

    /// <summary>Sentences above the facts; may be left out.</summary>
    public string? Introduction { get; init; }

    /// <summary>True to name the sponsor.</summary>
    public bool? NamesSponsor { get; init; }

    /// <summary>Further names and codes that must not appear, one a line. What an earlier version withheld stays withheld.</summary>
    public string? Withheld { get; init; }
}

/// <summary>Writes a version of the teaser. One that would give product or sponsor away is refused, with the field and the name that does.</summary>
public static class WriteTeaser
{
    private const int Longest = 500;
    private const int MostWithheld = 50;

    /// <summary>Stores the next version; the same text again changes nothing.</summary>
    public static Outcome Decide(Selection selection, TeaserInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager writes the teaser.");
        if (selection.State.Stage > Stage.RfpPreparation) return Refusal.WrongStage(selection, "a teaser is of use until the RFP is out.");
        List<FieldError> errors = [];
        var last = selection.Teasers is [.., var newest] ? newest : null;
        var teaser = Read(input, last, errors) with { Number = (last?.Number ?? 0) + 1, WrittenBy = actor.PersonId, WrittenAt = now };
        errors.AddRange(Given(selection, teaser));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (last is not null && teaser.Texts().SequenceEqual(last.Texts()) && teaser.NamesSponsor == last.NamesSponsor && teaser.Withheld.SequenceEqual(last.Withheld)) return Outcome.AlreadyDone;
        return new Change().Put(teaser).Note("teaser.written", teaser.RowKey, null, teaser.NamesSponsor ? "names the sponsor" : "names nobody");
    }

    /// <summary>What in a teaser gives product or sponsor away, as errors of its fields; empty where nothing does.</summary>
    internal static IEnumerable<FieldError> Given(Selection selection, Teaser teaser)
    {
        var names = ConfidentialNames.Of(selection.State.Brief, teaser.Withheld, teaser.NamesSponsor);
        foreach (var (field, text) in teaser.Texts())
        {
            if (ConfidentialNames.In(text, names) is { } name) yield return new(field, $"This contains \"{name}\". The teaser goes out before any confidentiality agreement: take the name out.");
        }
    }

    private static Teaser Read(TeaserInput input, Teaser? last, List<FieldError> errors)
    {
        string Text(string field, string? value, bool needed = true)
        {
            var text = value?.Trim() ?? "";
            if (needed && text.Length == 0) errors.Add(new(field, "Enter a few words that give nothing away."));
            if (text.Length > Longest) errors.Add(new(field, $"Enter at most {Longest} characters."));
            return text.Length > Longest ? "" : text;
        }

        var typed = TypedList.Of(input.Withheld);
        if (typed.Count > MostWithheld || typed.Any(w => w.Length is < 2 or > 100)) errors.Add(new("withheld", $"Enter at most {MostWithheld} names of two to 100 characters, one a line."));
        return new Teaser
        {
            Number = 0,
            Modality = Text("modality", input.Modality),
            Phase = Text("phase", input.Phase),
            Scale = Text("scale", input.Scale),
            Services = Text("services", input.Services),
            Timing = Text("timing", input.Timing),
            Region = Text("region", input.Region),
            Introduction = Text("introduction", input.Introduction, needed: false),
            NamesSponsor = input.NamesSponsor == true,
            Withheld = [.. (last?.Withheld ?? []).Concat(typed).Distinct(StringComparer.OrdinalIgnoreCase).Take(2 * MostWithheld)],
            WrittenBy = "",
            WrittenAt = default,
        };
    }
}
