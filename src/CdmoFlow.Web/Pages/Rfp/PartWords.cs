using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Rfp;

/// <summary>The parts of the RFP in the reader's language.</summary>
internal static class PartWords
{
    /// <summary>The name of a part by its key.</summary>
    public static string Of(string part) => T.Of(part switch
    {
        "indication" => "Amendments_PartIndication",
        "objectives" => "Amendments_PartObjectives",
        "services" => "Amendments_PartServices",
        "technicalSummary" => "Amendments_PartTechnicalSummary",
        "currentProcess" => "Amendments_PartCurrentProcess",
        "analyticalMethods" => "Amendments_PartAnalyticalMethods",
        "dosageForm" => "Amendments_PartDosageForm",
        "scale.clinicalBatch" => "Amendments_PartClinicalBatch",
        "scale.commercialBatch" => "Amendments_PartCommercialBatch",
        "scale.batchesPerYear" => "Amendments_PartBatchesPerYear",
        "milestones" => "Amendments_PartMilestones",
        "targetMarkets" => "Amendments_PartTargetMarkets",
        "qualityRequirements" => "Amendments_PartQualityRequirements",
        _ => "Amendments_PartEvaluationNotes",
    });
}
