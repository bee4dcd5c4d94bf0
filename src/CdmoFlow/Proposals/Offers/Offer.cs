using System.Globalization;

namespace CdmoFlow.Proposals.Offers;

/// <summary>
/// The structured part of a proposal as it was handed in: checked values by key, amounts and days as <c>1250.5</c> and <c>2027-05-31</c>. A key that is not there was left empty, which is
/// missing and never zero.
/// </summary>
public sealed record Offer
{
    /// <summary>What is opened with the technical part.</summary>
    public required IReadOnlyDictionary<string, string> Technical { get; init; }

    /// <summary>What is opened with the prices.</summary>
    public required IReadOnlyDictionary<string, string> Price { get; init; }

    /// <summary>The value of a field; null where it was left empty.</summary>
    public string? Find(string key) => Technical.GetValueOrDefault(key) ?? Price.GetValueOrDefault(key);

    /// <summary>An amount; null where it is missing.</summary>
    public decimal? Amount(string key) => Price.TryGetValue(key, out var text) ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : null;

    /// <summary>The demanded fields that were left empty, of one envelope or of both.</summary>
    public IReadOnlyList<OfferField> Missing(IEnumerable<OfferField> fields, Envelope? envelope = null) =>
        [.. fields.Where(f => f.Demanded && (envelope is null || f.Envelope == envelope) && Find(f.Key) is null)];

    /// <summary>The sum of the cost lines that were filled in.</summary>
    public decimal SumOfLines => OfferFields.Priced.Where(f => f.Group == OfferGroup.Costs).Sum(f => Amount(f.Key) ?? 0);
}
