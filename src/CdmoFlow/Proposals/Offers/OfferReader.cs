using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Offers;

/// <summary>Turns what was typed into checked values, or names every wrong field at once. An empty field is no error: it is missing.</summary>
public static class OfferReader
{
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>The offer with the fields that are right, and what is wrong; fields are named <c>fields.key</c>.</summary>
    public static (Offer Offer, IReadOnlyList<FieldError> Errors) Read(SelectionState state, IReadOnlyDictionary<string, string> typed, DateTimeOffset now)
    {
        var fields = OfferFields.Of(state.Brief);
        List<FieldError> errors = [.. typed.Keys.Where(key => fields.All(f => f.Key != key)).Select(key => new FieldError($"fields.{key}", "There is no such field in this proposal."))];
        Dictionary<string, string> technical = new(StringComparer.Ordinal), price = new(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var text = typed.GetValueOrDefault(field.Key)?.Trim() ?? "";
            if (text.Length == 0) continue;
            if (Wrong(field, ref text) is { } message) errors.Add(new($"fields.{field.Key}", message));
            else (field.Envelope == Envelope.Technical ? technical : price)[field.Key] = text;
        }

        var offer = new Offer { Technical = technical, Price = price };
        Check(offer, state.Brief, now, errors);
        return (offer, errors);
    }

    /// <summary>Null when the value may stand in the field, which is then written the one way in which it is stored; otherwise what to enter.</summary>
    public static string? Wrong(OfferField field, ref string text)
    {
        switch (field.Kind)
        {
            case OfferKind.Amount or OfferKind.Percent:
                if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return "Enter a plain number, such as 1250.5, without thousands separators; 0 where it costs nothing; nothing at all where you state no price.";
                if (field.Kind == OfferKind.Percent && number > 100) return "Enter a share from 0 to 100.";
                if (number >= Largest || decimal.Round(number, 4) != number) return "Enter an amount below 1,000,000,000,000 with at most four decimals.";
                text = number.ToString("0.####", CultureInfo.InvariantCulture);
                return null;
            case OfferKind.Day:
                return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "Enter a day as yyyy-MM-dd.";
            case OfferKind.Model:
                return EnumNames.TryParse<PricingModel>(text, out _) ? null : $"Enter one of: {string.Join(", ", EnumNames.All<PricingModel>())}.";
            case OfferKind.Currency:
                text = text.ToUpperInvariant();
                return Currencies.IsKnown(text) ? null : "Enter a currency code of three capitals, such as EUR.";
            default:
                return text.Length <= field.Longest ? null : string.Create(CultureInfo.InvariantCulture, $"Enter at most {field.Longest} characters.");
        }
    }

    private static void Check(Offer offer, Brief brief, DateTimeOffset now, List<FieldError> errors)
    {
        if (offer.Find("valid_until") is { } until && DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture) < Days.Of(now, brief.TimeZone)) errors.Add(new("fields.valid_until", "Enter the last day on which the offer binds, not in the past."));
        foreach (var own in OfferFields.Priced.Where(f => OfferFields.IsOwnLine(f.Key) && offer.Amount(f.Key) is not null && offer.Find(OfferFields.RemarkOf(f.Key)) is null))
            errors.Add(new($"fields.{OfferFields.RemarkOf(own.Key)}", "Say what this line of your own is."));
        if (offer.Amount("total_price") is not { } total) return;
        if (total == 0) errors.Add(new("fields.total_price", "Enter the total price, above zero."));
        var sum = offer.SumOfLines;
        // Where a line is missing, the total may hold more than the lines that were priced.
        var whole = OfferFields.Priced.All(f => f.Group != OfferGroup.Costs || !f.Demanded || offer.Amount(f.Key) is not null);
        if (whole ? sum != total : sum > total)
            errors.Add(new("fields.total_price", string.Create(CultureInfo.InvariantCulture, $"The lines add up to {sum:0.####} and the total says {total:0.####}; correct one of them.")));
    }
}
