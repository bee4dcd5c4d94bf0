using System.Globalization;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Proposals.Files;
using CdmoFlow.Web.Pages.Proposals.Offers;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of an opened proposal, from what its page may show: nothing of the prices while they are sealed.</summary>
internal static class ProposalTables
{
    /// <summary>The answers of the technical part.</summary>
    public static PageTable Answers(ProposalModel proposal) => Answers(proposal.Selection, proposal.View.Offer, proposal.View.Before);

    /// <summary>The answers of the technical part of an offer.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="offer">What was answered; null where only files, price and terms were handed in.</param>
    /// <param name="before">Corrected values as first submitted, by key.</param>
    public static PageTable Answers(Selection selection, Offer? offer, IReadOnlyDictionary<string, string> before) => new(
        "answers", Columns, [.. Lines(offer, before, OfferFields.Of(selection, offer).Where(f => f.Envelope == Envelope.Technical))]);

    /// <summary>Price lines, total and terms; null while they are sealed.</summary>
    public static PageTable? Prices(ProposalModel proposal) => proposal.View.Price is { } price ? Prices(proposal.Selection, proposal.View.Offer, price, proposal.View.Before) : null;

    /// <summary>Price lines, total and terms of an offer whose prices the reader may see.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="offer">What was answered.</param>
    /// <param name="price">Total and terms.</param>
    /// <param name="before">Corrected values as first submitted, by key.</param>
    public static PageTable Prices(Selection selection, Offer? offer, PricePart price, IReadOnlyDictionary<string, string> before)
    {
        IReadOnlyList<IReadOnlyList<TableCell>> handedIn =
        [
            ["total_price", T.Of("Offers_TotalPrice"), price.Total, "", ""],
            ["currency", T.Of("Offers_Currency"), price.Currency, "", ""],
            ["pricing_model", T.Of("Offers_PricingModel"), price.Model is { } model ? Words.Of(model) : "", "", ""],
            ["valid_until", T.Of("Offers_ValidUntil"), (DateOnly?)price.ValidUntil, "", ""],
            ["remarks", T.Of("Offers_Remarks"), price.Notes, "", ""],
        ];
        // What the proposal as a whole says is not said again by the fields of the form.
        var said = handedIn.Select(r => r[0].Text).ToHashSet(StringComparer.Ordinal);
        return new PageTable("prices", Columns, [.. Lines(offer, before, OfferFields.Of(selection.State.Brief).Where(f => f.Envelope == Envelope.Price && !said.Contains(f.Key))), .. handedIn]);
    }

    /// <summary>The files.</summary>
    public static PageTable Files(ProposalModel proposal) => new(
        "files",
        [T.Of("Tables_File"), T.Of("Tables_Bytes"), T.Of("Tables_Hash"), T.Of("Tables_State"), T.Of("Tables_Reason")],
        [.. proposal.View.Files.Select(file => (IReadOnlyList<TableCell>)[file.Name, file.Length, file.Sha256, FileWords.Of(file.Finding), FileWords.Why(file.Finding)])]);

    private static IReadOnlyList<string> Columns => [T.Of("Offers_SheetKey"), T.Of("Offers_Field"), T.Of("Offers_Value"), T.Of("Tables_Before"), T.Of("Tables_State")];

    private static IEnumerable<IReadOnlyList<TableCell>> Lines(Offer? given, IReadOnlyDictionary<string, string> before, IEnumerable<OfferField> fields)
    {
        if (given is not { } offer) return [];
        return fields.Where(f => f.Demanded || offer.Find(f.Key) is not null).Select(IReadOnlyList<TableCell> (field) =>
        [
            field.Key, OfferWords.Of(field), Value(field, offer.Find(field.Key)), Value(field, before.GetValueOrDefault(field.Key)),
            offer.Find(field.Key) is null ? T.Of("Offers_Missing") : TableCell.Yes(false),
        ]);
    }

    private static TableCell Value(OfferField field, string? value) => value switch
    {
        null => "",
        _ when field.Kind is OfferKind.Amount or OfferKind.Percent && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ when field.Kind == OfferKind.Model => Words.Of(value),
        _ => value,
    };
}
