namespace CdmoFlow.Web.Tables;

/// <summary>A table of a page as data, so that it can be taken away as a file: made from the model of the page, it shows a person what the page shows them and nothing else.</summary>
/// <param name="Name">Its name in the address and of the file.</param>
/// <param name="Columns">Headings in the reader's language.</param>
/// <param name="Rows">As many cells as there are columns.</param>
public sealed record PageTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows);
