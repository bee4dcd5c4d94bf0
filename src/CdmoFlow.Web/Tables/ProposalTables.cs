using System.Globalization;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
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
    public static PageTable Answers(ProposalModel proposal) => new(
        "answers", Columns, [.. Lines(proposal, OfferFields.Of(proposal.Selection, proposal.View.Offer).Where(f => f.Envelope == Envelope.Technical))]);

    /// <summary>Price lines, total and terms; null while they are sealed.</summary>
    public static PageTable? Prices(ProposalModel proposal)
    {
        if (proposal.View.Price is not { } price) return null;
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
        return new PageTable("prices", Columns, [.. Lines(proposal, OfferFields.Of(proposal.Selection.State.Brief).Where(f => f.Envelope == Envelope.Price && !said.Contains(f.Key))), .. handedIn]);
    }

    /// <summary>The files.</summary>
    public static PageTable Files(ProposalModel proposal) => new(
        "files",
        [T.Of("Tables_File"), T.Of("Tables_Bytes"), T.Of("Tables_Hash"), T.Of("Tables_State"), T.Of("Tables_Reason")],
        [.. proposal.View.Files.Select(file => (IReadOnlyList<TableCell>)[file.Name, file.Length, file.Sha256, FileWords.Of(file.Finding), FileWords.Why(file.Finding)])]);

    private static IReadOnlyList<string> Columns => [T.Of("Offers_SheetKey"), T.Of("Offers_Field"), T.Of("Offers_Value"), T.Of("Tables_Before"), T.Of("Tables_State")];

    private static IEnumerable<IReadOnlyList<TableCell>> Lines(ProposalModel proposal, IEnumerable<OfferField> fields)
    {
        if (proposal.View.Offer is not { } offer) return [];
        return fields.Where(f => f.Demanded || offer.Find(f.Key) is not null).Select(IReadOnlyList<TableCell> (field) =>
        [
            field.Key, OfferWords.Of(field), Value(field, offer.Find(field.Key)), Value(field, proposal.View.Before.GetValueOrDefault(field.Key)),
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
