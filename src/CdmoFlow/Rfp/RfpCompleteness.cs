using System.Text.RegularExpressions;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp;

/// <summary>Names what is missing or vague before an RFP goes out: a vague RFP earns padded prices and proposals that cannot be compared.</summary>
public static partial class RfpCompleteness
{
    // A field of free text shorter than one real sentence tells a CDMO nothing it could price.
    private const int FewWords = 8;

    /// <summary>Every gap in the order of the sections; an empty list means that the RFP is complete.</summary>
    public static IReadOnlyList<RfpGap> Check(Brief brief)
    {
        var gaps = new List<RfpGap>();
        void Text(string field, string text, string why, bool sentence = true)
        {
            if (text.Length == 0)
            {
                gaps.Add(new RfpGap(field, RfpGapKind.Missing, why));
            }
            else if (Placeholder().IsMatch(text) || (sentence && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewWords))
            {
                gaps.Add(new RfpGap(field, RfpGapKind.Vague, why));
            }
        }

        Text("indication", brief.Indication, "Dose, route and supply depend on what is treated.", sentence: false);
        Text("objectives", brief.Objectives, "Without goals a CDMO offers tasks, not a way to reach them.");
        for (var i = 0; i < brief.Services.Count; i++)
        {
            Text(ScopingErrors.At("services", i), brief.Services[i], "Each CDMO will read its own scope into this and price another one.", sentence: false);
        }

        Text("technicalSummary", brief.TechnicalSummary, "Structure, stability and history decide whether a site can handle the product at all.");
        Text("currentProcess", brief.CurrentProcess, brief.Modality switch
        {
            Modality.SmallMolecule => "Without the synthesis route nobody can judge transfer, safety and cost.",
            Modality.Biologic => "Without cell line, upstream and downstream steps nobody can judge fit and scale.",
            _ => "Without cell source, vector and handling steps nobody can judge fit and chain of identity.",
        });
        Text("analyticalMethods", brief.AnalyticalMethods, "The state of the methods decides how much development and validation must be priced.");
        if (brief.Scale.CommercialBatch < brief.Scale.ClinicalBatch)
        {
            gaps.Add(new RfpGap("scale.commercialBatch", RfpGapKind.Vague, "The commercial batch is smaller than the clinical one: say why, or correct it."));
        }

        if (brief.Milestones.Count == 0)
        {
            gaps.Add(new RfpGap("milestones", RfpGapKind.Missing, "Without dates for material, filings and trials no slot can be offered."));
        }

        Text("qualityRequirements", brief.QualityRequirements, "What goes beyond cGMP shows up later as a change order.");
        return gaps;
    }

    [GeneratedRegex(@"\b(tbd|tbc|to be (defined|determined|confirmed|decided)|n/?a|lorem ipsum|xxx+)\b|\?\?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
