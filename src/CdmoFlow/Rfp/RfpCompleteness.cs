using CdmoFlow.Rfp.Writing;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp;

/// <summary>Names what is missing or vague before an RFP goes out: a vague RFP earns padded prices and proposals that cannot be compared.</summary>
public static class RfpCompleteness
{
    // A field of free text shorter than one real sentence tells a CDMO nothing it could price.
    private const int FewWords = 8;

    /// <summary>Every gap in the order of the sections; an empty list means that the RFP is complete.</summary>
    /// <param name="brief">What is written.</param>
    /// <param name="today">The day by which dates are past, in the selection's zone; null leaves that question out.</param>
    public static IReadOnlyList<RfpGap> Check(Brief brief, DateOnly? today = null)
    {
        List<RfpGap> gaps = [];
        Text(gaps, "indication", brief.Indication, "Dose, route and supply depend on what is treated.", sentence: false);
        Text(gaps, "objectives", brief.Objectives, "Without goals a CDMO offers tasks, not a way to reach them.");
        if (brief.Services.Count == 0) gaps.Add(new("services", RfpGapKind.Missing, "Without a scope there is nothing to offer."));
        for (var i = 0; i < brief.Services.Count; i++)
            Text(gaps, ScopingErrors.At("services", i), brief.Services[i], "Each CDMO will read its own scope into this and price another one.", sentence: false);

        Text(gaps, "technicalSummary", brief.TechnicalSummary, "Structure, stability and history decide whether a site can handle the product at all.");
        Text(gaps, "currentProcess", brief.CurrentProcess, brief.Modality switch
        {
            Modality.SmallMolecule => "Without the synthesis route nobody can judge transfer, safety and cost.",
            Modality.Biologic => "Without cell line, upstream and downstream steps nobody can judge fit and scale.",
            _ => "Without cell source, vector and handling steps nobody can judge fit and chain of identity.",
        });
        Text(gaps, "analyticalMethods", brief.AnalyticalMethods, "The state of the methods decides how much development and validation must be priced.");
        Text(gaps, "dosageForm", brief.DosageForm, "Equipment and rooms depend on the form that the patient gets.", sentence: false);
        CapacityAndScale(gaps, brief.Scale);
        Milestones(gaps, brief.Milestones, today);
        Markets(gaps, brief.TargetMarkets);
        Text(gaps, "qualityRequirements", brief.QualityRequirements, "What goes beyond cGMP shows up later as a change order.");
        if (VagueWords.In(brief.EvaluationNotes) is { } open) gaps.Add(new("evaluationNotes", RfpGapKind.Vague, "A CDMO must be able to read what counts.", open));
        return gaps;
    }

    private static void Text(List<RfpGap> gaps, string field, string text, string why, bool sentence = true)
    {
        if (text.Length == 0) gaps.Add(new(field, RfpGapKind.Missing, why));
        else if (VagueWords.In(text) is { } words) gaps.Add(new(field, RfpGapKind.Vague, why, words));
        else if (sentence && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewWords) gaps.Add(new(field, RfpGapKind.Vague, why));
    }

    private static void CapacityAndScale(List<RfpGap> gaps, Scale scale)
    {
        if (scale.ClinicalBatch <= 0) gaps.Add(new("scale.clinicalBatch", RfpGapKind.Missing, "Without the size of a clinical batch no train of equipment can be chosen."));
        if (scale.CommercialBatch <= 0) gaps.Add(new("scale.commercialBatch", RfpGapKind.Missing, "Without the size of a commercial batch nobody can say whether the site still fits later."));
        else if (scale.CommercialBatch < scale.ClinicalBatch) gaps.Add(new("scale.commercialBatch", RfpGapKind.Vague, "The commercial batch is smaller than the clinical one: say why, or correct it."));
        if (scale.BatchesPerYear <= 0) gaps.Add(new("scale.batchesPerYear", RfpGapKind.Missing, "Without the number of batches no capacity can be reserved and no price per batch compared."));
        if (scale.Unit.Length == 0) gaps.Add(new("scale.unit", RfpGapKind.Missing, "A batch size without a unit can be litres or kilograms."));
        else if (!scale.Unit.Any(char.IsLetter) || VagueWords.In(scale.Unit) is not null) gaps.Add(new("scale.unit", RfpGapKind.Vague, "A batch size without a unit can be litres or kilograms.", scale.Unit));
    }

    private static void Milestones(List<RfpGap> gaps, IReadOnlyList<Milestone> milestones, DateOnly? today)
    {
        if (milestones.Count == 0) gaps.Add(new("milestones", RfpGapKind.Missing, "Without dates for material, filings and trials no slot can be offered."));
        for (var i = 0; i < milestones.Count; i++)
        {
            if (milestones[i].Date < today) gaps.Add(new(ScopingErrors.At("milestones", i), RfpGapKind.Vague, "This date has passed; nobody can plan towards it.", Records.Documents.Text.Day(milestones[i].Date)));
            else if (VagueWords.In(milestones[i].Name) is { } words) gaps.Add(new(ScopingErrors.At("milestones", i), RfpGapKind.Vague, "A date of which nobody knows what happens then drives nothing.", words));
        }
    }

    private static void Markets(List<RfpGap> gaps, IReadOnlyList<string> markets)
    {
        if (markets.Count == 0) gaps.Add(new("targetMarkets", RfpGapKind.Missing, "Without target markets nobody knows whose rules and inspections count."));
        for (var i = 0; i < markets.Count; i++)
        {
            var at = ScopingErrors.At("targetMarkets", i);
            if (Authority.IsTooWide(markets[i]) || VagueWords.In(markets[i]) is not null) gaps.Add(new(at, RfpGapKind.Vague, "This names no market in which a product is licensed.", markets[i]));
            else if (Authority.Of(markets[i]) is null) gaps.Add(new(at, RfpGapKind.Vague, "Name the authority that licenses the product there, in brackets behind the market.", markets[i]));
        }
    }
}
