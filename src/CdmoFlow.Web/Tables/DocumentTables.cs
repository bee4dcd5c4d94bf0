using System.Globalization;
using CdmoFlow.Records.Documents;

namespace CdmoFlow.Web.Tables;

/// <summary>The tables in a document that a page shows. They bear numbers in the order in which they stand in it.</summary>
internal static class DocumentTables
{
    /// <summary>The table of that name, or null.</summary>
    public static PageTable? Find(Document document, string name) =>
        document.Blocks.OfType<Table>().FirstOrDefault(t => NameOf(document, t) == name) is { } table
            ? new(name, table.Columns, [.. table.Rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Select(text => (TableCell)text)])])
            : null;

    /// <summary>What a table of the document is called in addresses.</summary>
    public static string NameOf(Document document, Table table) =>
        string.Create(CultureInfo.InvariantCulture, $"table-{document.Blocks.OfType<Table>().TakeWhile(t => !ReferenceEquals(t, table)).Count() + 1}");
}
