using System.Globalization;
using CdmoFlow.Records;

namespace CdmoFlow.Proposals.Offers;

/// <summary>
/// The price sheet as a spreadsheet: column A holds the key of each line and must stay as it is, C the price, D the remark. It comes back validated cell by cell.
/// </summary>
public static class PriceSheet
{
    /// <summary>The name of the sheet.</summary>
    public const string Name = "Prices";

    /// <summary>The row of the headings; the lines follow.</summary>
    public const int HeadRow = 3;

    private const string CurrencyKey = "currency";
    private const string TotalKey = "total_price";

    /// <summary>The keys of the rows in their order, from the row after the headings.</summary>
    public static IReadOnlyList<string> Keys { get; } = [CurrencyKey, .. OfferFields.Priced.Select(f => f.Key), TotalKey];

    /// <summary>The address of a cell of the line.</summary>
    public static string Address(char column, string key) => string.Create(CultureInfo.InvariantCulture, $"{column}{HeadRow + 1 + Keys.ToList().IndexOf(key)}");

    /// <summary>
    /// The fields that the sheet fills in, empty cells as missing, and every wrong cell. Errors name the cell, such as <c>C7</c>; with errors nothing is taken over.
    /// </summary>
    public static (IReadOnlyDictionary<string, string> Fields, IReadOnlyList<FieldError> Errors) Read(IReadOnlyList<SheetCell> cells)
    {
        var at = cells.ToDictionary(c => c.Address, StringComparer.Ordinal);
        SheetCell Cell(char column, string key) => at.GetValueOrDefault(Address(column, key)) ?? new SheetCell(Address(column, key), CellKind.Empty, "");
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        List<FieldError> errors = [];
        foreach (var key in Keys)
        {
            var field = OfferFields.Standard.First(f => f.Key == key);
            if (Cell('A', key) is var name && !(name.Kind == CellKind.Text && name.Text == key)) errors.Add(new(name.Address, $"Cell {name.Address} must say {key}: rows are not moved, added or removed. Download the sheet again and fill in columns C and D only."));
            Take(field, Cell('C', key), fields, errors);
            if (OfferFields.Standard.FirstOrDefault(f => f.Key == OfferFields.RemarkOf(key)) is { } remark) Take(remark, Cell('D', key), fields, errors);
        }

        foreach (var stray in cells.Where(c => c.Kind == CellKind.Formula && errors.TrueForAll(e => e.Field != c.Address)))
            errors.Add(new(stray.Address, $"Cell {stray.Address} holds a formula. Formulas are not evaluated here; type the value."));
        return errors.Count > 0 ? (new Dictionary<string, string>(StringComparer.Ordinal), errors) : (fields, errors);
    }

    private static void Take(OfferField field, SheetCell cell, Dictionary<string, string> fields, List<FieldError> errors)
    {
        if (cell.Kind == CellKind.Empty || (cell.Kind == CellKind.Text && string.IsNullOrWhiteSpace(cell.Text))) return;
        var text = cell.Kind == CellKind.Text ? CellText.Restore(cell.Text.Trim()) : cell.Text;
        var isNumber = field.Kind is OfferKind.Amount or OfferKind.Percent;
        string? message;
        if (cell.Kind == CellKind.Formula) message = "holds a formula. Formulas are not evaluated here; type the value.";
        else if (cell.Kind == CellKind.Other) message = "holds an error or a value that is no price; type the value.";
        else if (isNumber && cell.Kind == CellKind.Text) message = $"holds text ('{Short(text)}') where a number belongs. Type a number; 0 where it costs nothing; leave it empty where you state no price.";
        else
        {
            if (isNumber) text = Plain(text);
            message = OfferReader.Wrong(field, ref text) is { } wrong ? $"cannot be taken ('{Short(text)}'). {wrong}" : null;
        }

        if (message is not null) errors.Add(new(cell.Address, $"Cell {cell.Address} ({field.Key}) {message}"));
        else fields[field.Key] = text;
    }

    // Files write 1.25E+6 for 1250000 and 0.30000000000000004 for what was typed as 0.3.
    private static string Plain(string number) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Math.Round(value, 10).ToString("0.##########", CultureInfo.InvariantCulture) : number;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
