using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp.Writing;

/// <summary>Puts a part of the RFP back that was written as text: the way back of <see cref="RfpPart.TextOf"/>.</summary>
internal static class PartTexts
{
    /// <summary>The content with one part read from its text; what cannot be read is an error of that part.</summary>
    public static RfpContent Put(RfpContent content, string part, string text, List<FieldError> errors) => part switch
    {
        "indication" => content with { Indication = RfpTexts.Text(part, text, "", errors) },
        "objectives" => content with { Objectives = RfpTexts.Text(part, text, "", errors) },
        "services" => content with { Services = RfpTexts.Lines(part, text, [], RfpTexts.MostServices, errors) },
        "technicalSummary" => content with { TechnicalSummary = RfpTexts.Text(part, text, "", errors) },
        "currentProcess" => content with { CurrentProcess = RfpTexts.Text(part, text, "", errors) },
        "analyticalMethods" => content with { AnalyticalMethods = RfpTexts.Text(part, text, "", errors) },
        "dosageForm" => content with { DosageForm = RfpTexts.Lines(part, text, [], 1, errors) is [var form, ..] ? form : "" },
        "scale.clinicalBatch" => Sized(content, part, text, errors, (scale, size, unit) => scale with { ClinicalBatch = size, Unit = unit }),
        "scale.commercialBatch" => Sized(content, part, text, errors, (scale, size, unit) => scale with { CommercialBatch = size, Unit = unit }),
        "scale.batchesPerYear" => Counted(content, part, text, errors),
        "milestones" => content with { Milestones = Milestones(part, text, errors) },
        "targetMarkets" => content with { TargetMarkets = RfpTexts.Lines(part, text, [], RfpTexts.MostMarkets, errors) },
        "qualityRequirements" => content with { QualityRequirements = RfpTexts.Text(part, text, "", errors) },
        "evaluationNotes" => content with { EvaluationNotes = RfpTexts.Text(part, text, "", errors) },
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "There is no part of that key."),
    };

    // "2,000 L": the size and its unit.
    private static RfpContent Sized(RfpContent content, string part, string text, List<FieldError> errors, Func<Scale, decimal, string, Scale> put)
    {
        var blank = text.Trim().IndexOf(' ', StringComparison.Ordinal);
        if (blank > 0 && decimal.TryParse(text.Trim()[..blank], NumberStyles.Number, CultureInfo.InvariantCulture, out var size) && size > 0)
            return content with { Scale = put(content.Scale, size, text.Trim()[(blank + 1)..]) };
        errors.Add(new(part, "Enter a size above zero and its unit, as 200 L."));
        return content;
    }

    private static RfpContent Counted(RfpContent content, string part, string text, List<FieldError> errors)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var batches) && batches > 0) return content with { Scale = content.Scale with { BatchesPerYear = batches } };
        errors.Add(new(part, "Enter the number of batches per year above zero."));
        return content;
    }

    // "12 March 2027: first batch", as documents write it.
    private static IReadOnlyList<Milestone> Milestones(string part, string text, List<FieldError> errors)
    {
        List<Milestone> read = [];
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && DateOnly.TryParseExact(line[..colon], "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) read.Add(new(line[(colon + 1)..].Trim(), date));
            else errors.Add(new(part, $"'{line}' is no date with what happens then."));
        }

        return [.. read.OrderBy(m => m.Date)];
    }
}
