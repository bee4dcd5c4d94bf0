using System.Globalization;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>How headings, tables and single facts of an export are written.</summary>
internal static class DossierTables
{
    // Numbers are written as the reader's language writes them.
    private static CultureInfo Reader => CultureInfo.CurrentUICulture;

    /// <summary>A table with its heading; nothing for an empty one.</summary>
    internal static IEnumerable<Block> Section(string title, PageTable? table) => table is { Rows.Count: > 0 } ? [new Heading(1, title), .. Tables(title, table)] : [];

    /// <summary>The table alone.</summary>
    internal static IEnumerable<Block> Tables(string title, PageTable? table) => table is { Rows.Count: > 0 }
        ? [new Table(title, table.Columns, [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(Text)])])]
        : [];

    /// <summary>Rows as a table under a heading of their own.</summary>
    /// <param name="title">Key of the heading.</param>
    /// <param name="rows">One line each.</param>
    /// <param name="columns">Keys of the heads with what stands below them.</param>
    internal static IEnumerable<Block> Section<TRow>(string title, IEnumerable<TRow> rows, params (string Head, Func<TRow, TableCell> Cell)[] columns) =>
        Section(T.Of(title), new PageTable(title, [.. columns.Select(c => T.Of(c.Head))], [.. rows.Select(row => (IReadOnlyList<TableCell>)[.. columns.Select(c => c.Cell(row))])]));

    /// <summary>Single facts under a heading; those that say nothing are left away.</summary>
    internal static IEnumerable<Block> Facts(string title, params IEnumerable<(string Label, TableCell Value)> facts)
    {
        List<KeyValue> said = [.. facts.Select(f => new KeyValue(f.Label, Text(f.Value))).Where(f => f.Value.Length > 0)];
        return said.Count == 0 ? [] : [new Heading(1, title), new KeyValues(said)];
    }

    /// <summary>A table with where each of its files lies in the export.</summary>
    internal static PageTable WithPaths(PageTable table, IReadOnlyList<string> paths) =>
        table with { Columns = [.. table.Columns, T.Of("Exports_Path")], Rows = [.. table.Rows.Select((row, i) => (IReadOnlyList<TableCell>)[.. row, paths[i]])] };

    private static string Text(TableCell cell) => cell.Number?.ToString("#,0.##########", Reader) ?? cell.Text;
}
