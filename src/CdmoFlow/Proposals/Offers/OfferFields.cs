using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Proposals.Offers;

/// <summary>What a proposal states field by field: questions, delivery, cost lines and terms (domain sections 1 and 17).</summary>
public static class OfferFields
{
    private const string Remark = "_remark";
    private const string Site = "site_";
    private static readonly OfferField[] Listed = EmbeddedList.Read<OfferField[]>("Proposals/Offers/offer-fields.json");

    /// <summary>The fields of every selection, a remark after each price.</summary>
    public static IReadOnlyList<OfferField> Standard { get; } = [.. Listed.SelectMany(f => f.IsPriced ? (OfferField[])[f, f with { Key = RemarkOf(f.Key), Kind = OfferKind.Line, Demanded = false }] : [f])];

    /// <summary>The lines of the price sheet.</summary>
    public static IReadOnlyList<OfferField> Priced { get; } = [.. Listed.Where(f => f.IsPriced)];

    /// <summary>The fields of one selection: for each service asked for, the site that is to do it comes with them.</summary>
    public static IReadOnlyList<OfferField> Of(Brief brief) =>
    [
        .. Standard.Where(f => f.Group <= OfferGroup.Delivery),
        .. brief.Services.Select((service, i) => new OfferField(SiteOf(i), OfferGroup.Delivery, Envelope.Technical, OfferKind.Line, true) { Label = service }),
        .. Standard.Where(f => f.Group > OfferGroup.Delivery),
    ];

    /// <summary>The key of a price's remark.</summary>
    public static string RemarkOf(string key) => key + Remark;

    /// <summary>True for a line that the CDMO names itself, in its remark.</summary>
    public static bool IsOwnLine(string key) => key.StartsWith("other_", StringComparison.Ordinal) && !key.EndsWith(Remark, StringComparison.Ordinal);

    private static string SiteOf(int service) => string.Create(CultureInfo.InvariantCulture, $"{Site}{service + 1}");
}
