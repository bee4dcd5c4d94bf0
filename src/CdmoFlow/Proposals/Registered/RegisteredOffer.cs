using System.Globalization;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Registered;

/// <summary>The structured part of a proposal that came by e-mail: the answers as the project manager typed them, and the price sheet as the CDMO filled it in. What is in neither is missing.</summary>
public static class RegisteredOffer
{
    private static readonly string[] Own = ["total_price", "currency", "pricing_model", "valid_until", "remarks"];

    /// <summary>The fields that the form asks for besides price and terms: the prices come with their sheet.</summary>
    public static IReadOnlyList<OfferField> Asked(IEnumerable<OfferField> fields) =>
        [.. fields.Where(f => f.Group is not (OfferGroup.Costs or OfferGroup.Fees) && !Own.Contains(f.Key, StringComparer.Ordinal))];

    /// <summary>The input completed from answers and sheet, and the checked offer; or every wrong field. Without answers and sheet there is no offer: then files, price and terms were all.</summary>
    /// <param name="state">The selection's spine.</param>
    /// <param name="input">As typed.</param>
    /// <param name="sheet">The fields of the price sheet; null where none was handed in.</param>
    /// <param name="now">Business time.</param>
    public static (RegistrationInput Input, Offer? Offer, Refusal? Refusal) Read(SelectionState state, RegistrationInput input, IReadOnlyDictionary<string, string>? sheet, DateTimeOffset now)
    {
        var answers = (input.Fields ?? new Dictionary<string, string?>(StringComparer.Ordinal)).Where(f => !string.IsNullOrWhiteSpace(f.Value)).ToDictionary(f => f.Key, f => f.Value!.Trim(), StringComparer.Ordinal);
        if (answers.Count == 0 && sheet is null) return (input, null, null);
        List<FieldError> errors = [];
        Dictionary<string, string> fields = new(sheet ?? new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (key, text) in answers.Concat(Typed(input)))
        {
            if (fields.TryGetValue(key, out var said) && !Same(key, said, text)) errors.Add(new($"fields.{key}", $"The form says '{text}' and the price sheet or another field says '{said}'. Leave it in one place, as the CDMO wrote it."));
            fields[key] = text;
        }

        var (offer, wrong) = OfferReader.Read(state, fields, now);
        errors.AddRange(wrong);
        if (!SaveDraft.Fits(fields)) errors.Add(new("fields", "These texts are too long to be kept; attach them as a file."));
        if (errors.Count > 0) return (input, null, Refusal.Invalid(errors));
        return (
            input with
            {
                TotalPrice = offer.Amount("total_price"),
                Currency = offer.Find("currency"),
                PricingModel = offer.Find("pricing_model"),
                ValidUntil = offer.Find("valid_until") is { } until ? DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
                Notes = offer.Find("remarks"),
                Fields = fields.ToDictionary(f => f.Key, f => (string?)f.Value, StringComparer.Ordinal),
            },
            offer,
            null);
    }

    // Price and terms have fields of their own on the form.
    private static IEnumerable<KeyValuePair<string, string>> Typed(RegistrationInput input)
    {
        string?[] values =
        [
            input.TotalPrice?.ToString("0.############################", CultureInfo.InvariantCulture), input.Currency, input.PricingModel,
            input.ValidUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), input.Notes,
        ];
        return Own.Zip(values).Where(v => !string.IsNullOrWhiteSpace(v.Second)).Select(v => KeyValuePair.Create(v.First, v.Second!.Trim()));
    }

    private static bool Same(string key, string one, string other)
    {
        var field = OfferFields.Standard.FirstOrDefault(f => f.Key == key);
        if (field is null || OfferReader.Wrong(field, ref one) is not null || OfferReader.Wrong(field, ref other) is not null) return false;
        return string.Equals(one, other, StringComparison.Ordinal);
    }
}
