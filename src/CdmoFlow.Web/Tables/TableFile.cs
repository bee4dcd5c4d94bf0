using CdmoFlow.Proposals.Offers;
using CdmoFlow.Web.Documents;
using CsvHelper;

namespace CdmoFlow.Web.Tables;

/// <summary>A table as a file. Text that begins like a formula gets an apostrophe in front in both formats, so that no spreadsheet runs what somebody else typed.</summary>
public static class TableFile
{
    // What a cell of a spreadsheet takes; more would make the file unreadable.
    private const int LongestText = 32_000;

    /// <summary>CSV after RFC 4180: UTF-8 with a byte order mark, commas, CRLF, a row of headings.</summary>
    public static byte[] Csv(PageTable table)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true))
        {
            csv.WriteRecord([.. table.Columns.Select(CellText.Neutral)]);
            foreach (var row in table.Rows) csv.WriteRecord([.. row.Select(c => c.Number is null ? CellText.Neutral(c.Text) : c.Text)]);
        }

        return stream.ToArray();
    }

    /// <summary>XLSX with one sheet; numbers are numbers.</summary>
    public static byte[] Xlsx(PageTable table)
    {
        List<SheetCell> cells = [.. table.Columns.Select((text, column) => Cell(column, 1, text))];
        foreach (var (row, index) in table.Rows.Select((row, index) => (row, index + 2)))
            cells.AddRange(row.Select((cell, column) => Cell(column, index, cell)).Where(c => c.Text.Length > 0));
        return Workbook.Write(table.Name, cells, [.. table.Columns.Select((_, column) => Width(table, column))]);
    }

    private static SheetCell Cell(int column, int row, TableCell cell)
    {
        var address = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Letters(column)}{row}");
        if (cell.Number is not null) return new(address, CellKind.Number, cell.Text);
        // Neutral first: what is cleaned away may have stood before a formula.
        var text = PlainText.Clean(CellText.Neutral(cell.Text));
        return new(address, CellKind.Text, text.Length <= LongestText ? text : text[..LongestText]);
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private static double Width(PageTable table, int column) =>
        Math.Clamp(table.Rows.Select(r => r[column].Text.Length).Append(table.Columns[column].Length).Max() + 2, 8, 60);
}
