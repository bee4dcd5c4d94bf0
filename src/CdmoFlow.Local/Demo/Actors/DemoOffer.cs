using System.Globalization;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>What an invented CDMO answers and asks for, field by field.</summary>
internal static class DemoOffer
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["references"] = "Two antibodies at 2,000 L in the last four years; both sponsors agreed to be asked.",
        ["team"] = "A dedicated project leader with eleven years in transfers, one lead each for process, analytics and quality.",
        ["timeline"] = "Gap analysis six weeks, engineering run in month five, GMP campaign in months eight to eleven.",
        ["sow_split"] = "Transfer, engineering run, GMP campaign and stability as four statements of work.",
        ["exceptions"] = "None.",
        ["assumptions"] = "One batch record for all three batches; raw materials at the prices of this quarter.",
        ["failure_terms"] = "We repeat a batch that failed by our fault at our cost; the cause is found together within 30 days.",
        ["minimum_volumes"] = "Three batches in the first year.",
        ["price_index"] = "Labour index of the country, once a year, at most 3 percent.",
        ["failed_batch"] = "610000",
        ["reservation_fee"] = "150000",
        ["cancellation_fee"] = "220000",
        ["change_hour"] = "185",
        ["pass_through"] = "8",
    };

    /// <summary>All demanded fields; the cost lines add up to the price.</summary>
    public static Dictionary<string, string> Of(Brief brief, string company, decimal price, DateOnly validUntil, PricingModel model = PricingModel.Milestone)
    {
        var lines = OfferFields.Priced.Where(f => f.Group == OfferGroup.Costs && f.Demanded).ToList();
        var each = Math.Floor(price / lines.Count);
        return OfferFields.Of(brief).Where(f => f.Demanded).ToDictionary(
            f => f.Key,
            f => f switch
            {
                { Key: "total_price" } => Number(price),
                { Key: "currency" } => brief.Currency,
                { Key: "pricing_model" } => EnumNames.Of(model),
                { Key: "valid_until" } => validUntil.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                { Key: "earliest_slot" } => validUntil.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                { Group: OfferGroup.Costs } => Number(f.Key == lines[0].Key ? price - (each * (lines.Count - 1)) : each),
                { Label: not null } => $"Main site of {company}",
                _ => Words.GetValueOrDefault(f.Key, $"{company} does this by a written procedure and shows it in the audit."),
            },
            StringComparer.Ordinal);
    }

    private static string Number(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
