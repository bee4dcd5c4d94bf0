using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp;

/// <summary>Reads the typed parts of the RFP, before it is issued and in an amendment alike; what is left out stays as it is.</summary>
internal static class RfpTexts
{
    /// <summary>Services that an RFP may ask for at most.</summary>
    public const int MostServices = 5;

    /// <summary>Target markets at most.</summary>
    public const int MostMarkets = 30;

    private const int LongestText = 4000;
    private const int MostMilestones = 40;

    /// <summary>A text of at most 4,000 characters.</summary>
    public static string Text(string field, string? typed, string before, List<FieldError> errors)
    {
        if (typed is null) return before;
        if (typed.Trim().Length > LongestText) errors.Add(new(field, $"Enter at most {LongestText} characters."));
        return typed.Trim();
    }

    /// <summary>The milestones by date; empty lines are dropped, and a list that is given replaces the one before.</summary>
    public static IReadOnlyList<Milestone> Milestones(IReadOnlyList<MilestoneDocument?>? typed, IReadOnlyList<Milestone> before, List<FieldError> errors)
    {
        if (typed is null) return before;
        if (typed.Count > MostMilestones) errors.Add(new("milestones", $"Enter at most {MostMilestones}."));
        List<Milestone> read = [];
        for (var i = 0; i < typed.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(typed[i]?.Name) && string.IsNullOrWhiteSpace(typed[i]?.Date)) continue;
            var name = typed[i]?.Name?.Trim() ?? "";
            if (name.Length is 0 or > 200) errors.Add(new($"milestones[{i}].name", "Enter what happens, at most 200 characters."));
            if (!DateOnly.TryParseExact(typed[i]?.Date?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                errors.Add(new($"milestones[{i}].date", "Enter a date as yyyy-MM-dd."));
            read.Add(new Milestone(name, date));
        }

        return [.. read.OrderBy(m => m.Date)];
    }

    /// <summary>Entries typed one a line, at least one, each of at most 200 characters and none twice.</summary>
    public static IReadOnlyList<string> Lines(string field, string? typed, IReadOnlyList<string> before, int most, List<FieldError> errors)
    {
        if (typed is null) return before;
        List<string> lines = [.. typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (lines.Count == 0 || lines.Count > most) errors.Add(new(field, string.Create(CultureInfo.InvariantCulture, $"Enter 1 to {most} lines.")));
        if (lines.Find(l => l.Length > 200) is not null) errors.Add(new(field, "Enter at most 200 characters in a line."));
        if (lines.Distinct(StringComparer.OrdinalIgnoreCase).Count() != lines.Count) errors.Add(new(field, "A line stands here twice."));
        return lines;
    }

    /// <summary>Batch sizes and their number, all above zero.</summary>
    public static Scale Scale(ScaleDocument? typed, Scale before, List<FieldError> errors)
    {
        if (typed is null) return before;
        var scale = new Scale(
            typed.ClinicalBatch ?? before.ClinicalBatch, typed.CommercialBatch ?? before.CommercialBatch, typed.BatchesPerYear ?? before.BatchesPerYear, typed.Unit?.Trim() is { Length: > 0 } unit ? unit : before.Unit);
        if (scale.ClinicalBatch <= 0) errors.Add(new("scale.clinicalBatch", "Enter the size of a clinical batch above zero."));
        if (scale.CommercialBatch <= 0) errors.Add(new("scale.commercialBatch", "Enter the size of a commercial batch above zero."));
        if (scale.BatchesPerYear <= 0) errors.Add(new("scale.batchesPerYear", "Enter the number of batches per year above zero."));
        if (scale.Unit.Length > 200) errors.Add(new("scale.unit", "Enter at most 200 characters."));
        return scale;
    }
}
