using CdmoFlow.Proposals.Offers;
using CdmoFlow.Rfp;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Proposals.Offers;

/// <summary>The words of the fields of a proposal in the reader's language. Questions keep the words of the RFP, services those of the sponsor.</summary>
public static class OfferWords
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["references"] = "Offers_References",
        ["team"] = "Offers_Team",
        ["timeline"] = "Offers_Timeline",
        ["sow_split"] = "Offers_SowSplit",
        ["exceptions"] = "Offers_Exceptions",
        ["earliest_slot"] = "Offers_EarliestSlot",
        ["raw_materials"] = "Offers_RawMaterials",
        ["labor"] = "Offers_Labor",
        ["analytical_testing"] = "Offers_AnalyticalTesting",
        ["project_management"] = "Offers_ProjectManagement",
        ["tech_transfer"] = "Offers_TechTransfer",
        ["stability"] = "Offers_Stability",
        ["consumables"] = "Offers_Consumables",
        ["batch_records"] = "Offers_BatchRecords",
        ["storage"] = "Offers_Storage",
        ["shipping"] = "Offers_Shipping",
        ["other_1"] = "Offers_Other1",
        ["other_2"] = "Offers_Other2",
        ["other_3"] = "Offers_Other3",
        ["failed_batch"] = "Offers_FailedBatch",
        ["reservation_fee"] = "Offers_ReservationFee",
        ["cancellation_fee"] = "Offers_CancellationFee",
        ["change_hour"] = "Offers_ChangeHour",
        ["pass_through"] = "Offers_PassThrough",
        ["total_price"] = "Offers_TotalPrice",
        ["currency"] = "Offers_Currency",
        ["pricing_model"] = "Offers_PricingModel",
        ["valid_until"] = "Offers_ValidUntil",
        ["assumptions"] = "Offers_Assumptions",
        ["failure_terms"] = "Offers_FailureTerms",
        ["minimum_volumes"] = "Offers_MinimumVolumes",
        ["price_index"] = "Offers_PriceIndex",
        ["remarks"] = "Offers_Remarks",
    };

    /// <summary>The words of a field.</summary>
    public static string Of(OfferField field)
    {
        if (field.Label is { } service) return T.Of("Offers_SiteFor", service);
        if (field.Key.EndsWith("_remark", StringComparison.Ordinal)) return T.Of("Offers_RemarkOn", Of(field with { Key = field.Key[..^"_remark".Length] }));
        if (RfpQuestion.All.FirstOrDefault(q => q.Key == field.Key) is { } question) return question.Question;
        return T.Of(Texts[field.Key]);
    }

    /// <summary>The words of a group.</summary>
    public static string Of(OfferGroup group) => group switch
    {
        OfferGroup.Questions => T.Of("Offers_GroupQuestions"),
        OfferGroup.Delivery => T.Of("Offers_GroupDelivery"),
        OfferGroup.Costs => T.Of("Offers_GroupCosts"),
        OfferGroup.Fees => T.Of("Offers_GroupFees"),
        _ => T.Of("Offers_GroupTerms"),
    };
}
