using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Rfp.Writing;

/// <summary>What an author should write into a section and a field of the RFP, in the reader's language.</summary>
internal static class Guides
{
    /// <summary>The name of a section, 1 to 7.</summary>
    public static string NameOf(int section) => T.Of(section switch
    {
        1 => "Writing_Section1",
        2 => "Writing_Section2",
        3 => "Writing_Section3",
        4 => "Writing_Section4",
        5 => "Writing_Section5",
        6 => "Writing_Section6",
        _ => "Writing_Section7",
    });

    /// <summary>What a section is for and how much of it is enough.</summary>
    public static string OfSection(int section) => T.Of(section switch
    {
        1 => "Writing_Guide1",
        2 => "Writing_Guide2",
        3 => "Writing_Guide3",
        4 => "Writing_Guide4",
        5 => "Writing_Guide5",
        6 => "Writing_Guide6",
        _ => "Writing_Guide7",
    });

    /// <summary>What belongs into a field.</summary>
    public static string OfField(string field) => T.Of(field switch
    {
        "indication" => "Writing_GuideIndication",
        "objectives" => "Writing_GuideObjectives",
        "services" => "Writing_GuideServices",
        "technicalSummary" => "Writing_GuideTechnicalSummary",
        "currentProcess" => "Writing_GuideCurrentProcess",
        "analyticalMethods" => "Writing_GuideAnalyticalMethods",
        "dosageForm" => "Writing_GuideDosageForm",
        "scale.clinicalBatch" => "Writing_GuideClinicalBatch",
        "scale.commercialBatch" => "Writing_GuideCommercialBatch",
        "scale.batchesPerYear" => "Writing_GuideBatchesPerYear",
        "scale.unit" => "Writing_GuideUnit",
        "milestones" => "Writing_GuideMilestones",
        "targetMarkets" => "Writing_GuideTargetMarkets",
        "qualityRequirements" => "Writing_GuideQualityRequirements",
        _ => "Writing_GuideEvaluationNotes",
    });

    /// <summary>The id of the place where a field is written, for a link to it.</summary>
    public static string AnchorOf(string field) => $"field-{field.Split('[')[0].Replace('.', '-')}";
}
