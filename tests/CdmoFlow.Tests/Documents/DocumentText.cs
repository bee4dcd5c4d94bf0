using CdmoFlow.Records.Documents;

namespace CdmoFlow.Tests.Documents;

/// <summary>All text of a document, to ask what a reader would find in it.</summary>
internal static class DocumentText
{
    internal static string Of(Document document) =>
        string.Join('\n', [document.Title, document.Subtitle, .. document.Blocks.SelectMany(Lines)]);

    internal static IEnumerable<string> Lines(Block block) => block switch
    {
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        Bullets bullets => bullets.Items,
        KeyValues facts => facts.Rows.Select(row => $"{row.Label}: {row.Value}"),
        Table table => [table.Caption, string.Join(" | ", table.Columns), .. table.Rows.Select(row => string.Join(" | ", row))],
        Note note => [note.Text],
        _ => throw new InvalidOperationException(block.GetType().Name),
    };
}
