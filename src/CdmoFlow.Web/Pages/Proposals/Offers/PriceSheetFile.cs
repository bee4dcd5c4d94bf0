using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Proposals.Offers;

/// <summary>The price sheet as a spreadsheet file, in the reader's language; see <see cref="PriceSheet"/> for what comes back.</summary>
public static class PriceSheetFile
{
    private static readonly string[] Heads = ["Offers_SheetKey", "Offers_SheetLine", "Offers_SheetPrice", "Offers_SheetRemark"];

    /// <summary>The file, filled in with these fields. A half-typed number goes out as text, and is named as such when it comes back.</summary>
    public static byte[] Write(SelectionState state, IReadOnlyDictionary<string, string> fields)
    {
        List<SheetCell> cells =
        [
            new("A1", CellKind.Text, state.Title),
            new("A2", CellKind.Text, T.Of("Offers_SheetLead")),
            .. Heads.Select((text, i) => new SheetCell($"{(char)('A' + i)}{PriceSheet.HeadRow}", CellKind.Text, T.Of(text))),
        ];
        foreach (var key in PriceSheet.Keys)
        {
            cells.Add(new(PriceSheet.Address('A', key), CellKind.Text, key));
            cells.Add(new(PriceSheet.Address('B', key), CellKind.Text, OfferWords.Of(OfferFields.Standard.First(f => f.Key == key))));
            if ((fields.GetValueOrDefault(key) ?? (key == "currency" ? state.Brief.Currency : null)) is { } value) cells.Add(Cell(PriceSheet.Address('C', key), key, value));
            if (fields.GetValueOrDefault(OfferFields.RemarkOf(key)) is { } remark) cells.Add(new(PriceSheet.Address('D', key), CellKind.Text, remark));
        }

        return Workbook.Write(PriceSheet.Name, cells, [22, 44, 18, 60]);
    }

    private static SheetCell Cell(string address, string key, string value)
    {
        var field = OfferFields.Standard.First(f => f.Key == key);
        return new(address, field.Kind is OfferKind.Amount or OfferKind.Percent && OfferReader.Wrong(field, ref value) is null ? CellKind.Number : CellKind.Text, value);
    }
}
