using System.Globalization;
using CdmoFlow.Records.Documents;
using DocumentFormat.OpenXml.Wordprocessing;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace CdmoFlow.Web.Documents;

/// <summary>Tables of a Word file.</summary>
internal static class DocxTable
{
    // Fiftieths of a percent: a table is as wide as the page lets it be.
    private const int Whole = 5000;

    /// <summary>A table whose head repeats on every page; the first cell of a row names the row.</summary>
    internal static Table Of(Records.Documents.Table table)
    {
        var word = Frame(table.Columns.Count, withLines: true);
        var head = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        foreach (var column in table.Columns) head.Append(Cell(column, isHead: true));
        word.Append(head);
        foreach (var row in table.Rows)
        {
            var line = new TableRow(new TableRowProperties(new CantSplit()));
            for (var i = 0; i < table.Columns.Count; i++) line.Append(Cell(i < row.Count ? row[i] : ""));
            word.Append(line);
        }

        return word;
    }

    /// <summary>Facts with their labels.</summary>
    internal static Table Facts(KeyValues facts)
    {
        var word = Frame(2, withLines: false);
        foreach (var row in facts.Rows) word.Append(new TableRow(Cell(row.Label, isHead: true), Cell(row.Value)));
        // A table needs a row.
        if (facts.Rows.Count == 0) word.Append(new TableRow(Cell(""), Cell("")));
        return word;
    }

    private static Table Frame(int columns, bool withLines)
    {
        var line = withLines ? BorderValues.Single : BorderValues.None;
        var table = new Table(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Pct, Width = Whole.ToString(CultureInfo.InvariantCulture) },
            new TableBorders(
                new TopBorder { Val = line, Size = 4, Color = "8A97A8" },
                new BottomBorder { Val = line, Size = 4, Color = "8A97A8" },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "D5DCE6" })));
        var grid = new TableGrid();
        for (var i = 0; i < columns; i++) grid.Append(new GridColumn { Width = (9000 / columns).ToString(CultureInfo.InvariantCulture) });
        table.Append(grid);
        return table;
    }

    private static TableCell Cell(string text, bool isHead = false) => new(
        new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Auto, Width = "0" }),
        DocxText.Paragraph(text, isHead ? "TableHead" : "TableCell"));
}
