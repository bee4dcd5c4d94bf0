using System.Globalization;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Offers;

/// <summary>A submission made of the draft: price, currency, model and validity come from its fields, and what is missing has to be confirmed.</summary>
public static class DraftedSubmission
{
    /// <summary>The input completed from the draft, and the checked offer; or why it cannot be submitted as it stands.</summary>
    public static (SubmissionInput Input, Offer? Offer, Refusal? Refusal) Read(SelectionState state, SubmissionInput input, RoomDraft? draft, DateTimeOffset now)
    {
        if (input.DraftNumber is not { } number) return (input, null, null);
        if (draft?.Number != number) return (input, null, SaveDraft.Changed);
        var (offer, errors) = OfferReader.Read(state, draft.Fields, now);
        if (errors.Count > 0) return (input, null, Refusal.Invalid(errors));
        var missing = offer.Missing(OfferFields.Of(state.Brief));
        // These three make an offer binding; all else may be missing, if the CDMO says so.
        string[] bare = [.. missing.Select(f => f.Key).Where(key => key is "total_price" or "currency" or "valid_until")];
        if (bare.Length > 0) return (input, null, Refusal.Invalid([.. bare.Select(key => new Records.FieldError($"fields.{key}", "Without this it is no offer; fill it in."))]));
        if (missing.Count > 0 && input.AcceptGaps != true)
        {
            return (input, null, Refusal.Invalid("acceptGaps", string.Create(
                CultureInfo.InvariantCulture,
                $"{missing.Count} demanded fields are empty: {string.Join(", ", missing.Select(f => f.Key))}. An empty line counts as missing, not as zero. Fill them in, or confirm that you submit without them.")));
        }

        var filled = input with
        {
            TotalPrice = offer.Amount("total_price"),
            Currency = offer.Find("currency"),
            PricingModel = offer.Find("pricing_model"),
            ValidUntil = DateOnly.ParseExact(offer.Find("valid_until")!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Notes = offer.Find("remarks"),
        };
        return (filled, offer, null);
    }
}
