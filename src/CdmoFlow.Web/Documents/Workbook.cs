using System.Globalization;
using CdmoFlow.Proposals.Offers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CdmoFlow.Web.Documents;

/// <summary>One sheet of a spreadsheet file (XLSX), written and read cell by cell. Formulas are never written and never evaluated.</summary>
public static class Workbook
{
    /// <summary>MIME type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // The price sheet has a few kilobytes; what unpacks to more than this is none.
    private const long LargestPart = 4_000_000;
    private const int MostCells = 5_000;

    /// <summary>The file with these cells; column widths in characters from A on.</summary>
    public static byte[] Write(string sheetName, IReadOnlyList<SheetCell> cells, IReadOnlyList<double> widths)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
            var part = book.AddNewPart<WorksheetPart>();
            var columns = new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true }));
            var rows = cells.GroupBy(RowOf).OrderBy(r => r.Key).Select(r => new Row(r.OrderBy(c => c.Address.Length).ThenBy(c => c.Address, StringComparer.Ordinal).Select(CellOf)) { RowIndex = (uint)r.Key });
            part.Worksheet = new Worksheet(columns, new SheetData(rows));
            book.Workbook.AppendChild(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = sheetName }));
            book.Workbook.Save();
        }

        return stream.ToArray();
    }

    /// <summary>The cells of the first sheet; null when the file is no spreadsheet or far too large.</summary>
    public static IReadOnlyList<SheetCell>? Read(Stream content)
    {
        try
        {
            using var file = SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { MaxCharactersInPart = LargestPart });
            if (file.WorkbookPart is not { } book || book.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault()?.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart { Worksheet: { } sheet }) return null;
            var shared = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText).ToList() ?? [];
            List<SheetCell> cells = [];
            foreach (var cell in sheet.Descendants<Cell>().Where(c => c.CellReference?.Value is not null))
            {
                if (cells.Count == MostCells) return null;
                cells.Add(Of(cell, shared));
            }

            return cells.DistinctBy(c => c.Address, StringComparer.Ordinal).Count() == cells.Count ? cells : null;
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or FileFormatException or InvalidDataException or System.Xml.XmlException or IOException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static SheetCell Of(Cell cell, List<string> shared)
    {
        var address = cell.CellReference!.Value!.Replace("$", "", StringComparison.Ordinal).ToUpperInvariant();
        if (cell.CellFormula is { } formula) return new(address, CellKind.Formula, formula.Text);
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString) return Text(address, cell.InlineString?.InnerText ?? "");
        if (type == CellValues.String) return Text(address, value);
        if (type == CellValues.SharedString)
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? Text(address, shared[index]) : new(address, CellKind.Other, value);
        if (value.Length == 0) return new(address, CellKind.Empty, "");
        return type is null || type == CellValues.Number ? new(address, CellKind.Number, value) : new(address, CellKind.Other, value);
    }

    private static SheetCell Text(string address, string text) => new(address, text.Length == 0 ? CellKind.Empty : CellKind.Text, text);

    private static Cell CellOf(SheetCell cell) => cell.Kind == CellKind.Number
        ? new Cell { CellReference = cell.Address, CellValue = new CellValue(cell.Text) }
        : new Cell { CellReference = cell.Address, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(CellText.Neutral(cell.Text)) { Space = SpaceProcessingModeValues.Preserve }) };

    private static int RowOf(SheetCell cell) => int.Parse(cell.Address.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture);
}
