using System.Globalization;
using CdmoFlow.Records.Documents;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>A part of the RFP that may be amended, as text: lists one entry a line, so that a difference of any part reads alike.</summary>
/// <param name="Key">camelCase name of the field in the scoping document.</param>
/// <param name="Section">Number of the section of the RFP in which it stands, 1 to 7 (domain section 8).</param>
/// <param name="Name">What the RFP calls it.</param>
/// <param name="TextOf">Its text.</param>
public sealed record RfpPart(string Key, int Section, string Name, Func<RfpContent, string> TextOf)
{
    /// <summary>All parts in the order of the RFP.</summary>
    public static IReadOnlyList<RfpPart> All { get; } =
    [
        new("indication", 1, "Indication", c => c.Indication),
        new("objectives", 1, "Objectives", c => c.Objectives),
        new("services", 2, "Scope of work", c => Lines(c.Services)),
        new("technicalSummary", 3, "Molecule and development history", c => c.TechnicalSummary),
        new("currentProcess", 3, "Current process", c => c.CurrentProcess),
        new("analyticalMethods", 3, "Analytical methods", c => c.AnalyticalMethods),
        new("dosageForm", 4, "Dosage form", c => c.DosageForm),
        new("scale.clinicalBatch", 4, "Clinical batch", c => $"{Text.Number(c.Scale.ClinicalBatch)} {c.Scale.Unit}"),
        new("scale.commercialBatch", 4, "Commercial batch", c => $"{Text.Number(c.Scale.CommercialBatch)} {c.Scale.Unit}"),
        new("scale.batchesPerYear", 4, "Batches per year", c => c.Scale.BatchesPerYear.ToString(CultureInfo.InvariantCulture)),
        new("milestones", 5, "Milestones of the project", c => Lines(c.Milestones.Select(m => $"{Text.Day(m.Date)}: {m.Name}"))),
        new("targetMarkets", 6, "Target markets", c => Lines(c.TargetMarkets)),
        new("qualityRequirements", 6, "Quality and regulatory requirements", c => c.QualityRequirements),
        new("evaluationNotes", 7, "Evaluation criteria", c => c.EvaluationNotes),
    ];

    /// <summary>The part of a key.</summary>
    /// <exception cref="InvalidOperationException">There is no part of that key.</exception>
    public static RfpPart Of(string key) => All.First(p => string.Equals(p.Key, key, StringComparison.Ordinal));

    private static string Lines(IEnumerable<string> entries) => string.Join('\n', entries);
}
