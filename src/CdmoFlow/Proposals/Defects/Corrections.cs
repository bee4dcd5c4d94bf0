using CdmoFlow.Proposals.Offers;

namespace CdmoFlow.Proposals.Defects;

/// <summary>Puts corrected values over an offer as it was submitted.</summary>
public static class Corrections
{
    /// <summary>The offer with the corrections in place; the one that was submitted is not changed.</summary>
    public static Offer Apply(Offer? submitted, IReadOnlyDictionary<string, string> corrected, IReadOnlyList<OfferField> fields)
    {
        Dictionary<string, string> Merge(IReadOnlyDictionary<string, string>? values, Envelope envelope)
        {
            var merged = (values ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToDictionary(StringComparer.Ordinal);
            foreach (var field in fields.Where(f => f.Envelope == envelope && corrected.ContainsKey(f.Key))) merged[field.Key] = corrected[field.Key];
            return merged;
        }

        return new Offer { Technical = Merge(submitted?.Technical, Envelope.Technical), Price = Merge(submitted?.Price, Envelope.Price) };
    }
}
