using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Offers;

/// <summary>What a proposal states field by field: questions, delivery, cost lines and terms (domain sections 1 and 17).</summary>
public static class OfferFields
{
    private const string Remark = "_remark";
    private static readonly OfferField[] Listed = EmbeddedList.Read<OfferField[]>("Proposals/Offers/offer-fields.json");

    /// <summary>The fields of every selection, a remark after each price.</summary>
    public static IReadOnlyList<OfferField> Standard { get; } = [.. Listed.SelectMany(f => f.IsPriced ? (OfferField[])[f, f with { Key = RemarkOf(f.Key), Kind = OfferKind.Line, Demanded = false }] : [f])];

    /// <summary>The lines of the price sheet.</summary>
    public static IReadOnlyList<OfferField> Priced { get; } = [.. Listed.Where(f => f.IsPriced)];

    /// <summary>The fields of one selection: for each service asked for, the site that is to do it comes with them.</summary>
    public static IReadOnlyList<OfferField> Of(Brief brief) =>
    [
        .. Standard.Where(f => f.Group <= OfferGroup.Delivery),
        .. OfferSites.Of(brief.Services),
        .. Standard.Where(f => f.Group > OfferGroup.Delivery),
    ];

    /// <summary>The fields in which an offer is shown: those of the RFP as it reads now, and what the offer says about services that it no longer asks for.</summary>
    public static IReadOnlyList<OfferField> Of(Selection selection, Offer? offer) => [.. Of(selection.State.Brief), .. OfferSites.Former(selection).Where(f => offer?.Find(f.Key) is not null)];

    /// <summary>The key of a price's remark.</summary>
    public static string RemarkOf(string key) => key + Remark;

    /// <summary>True for a line that the CDMO names itself, in its remark.</summary>
    public static bool IsOwnLine(string key) => key.StartsWith("other_", StringComparison.Ordinal) && !key.EndsWith(Remark, StringComparison.Ordinal);
}
