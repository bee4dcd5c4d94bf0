namespace CdmoFlow.Records.Documents;

/// <summary>A document as its content, before it becomes HTML or PDF: one builder serves both, and both say the same.</summary>
/// <param name="Title">Heading of the first page and title of the file.</param>
/// <param name="Subtitle">A line under the title, or empty.</param>
/// <param name="Blocks">The content in order. All texts are plain: the renderers encode them.</param>
public sealed record Document(string Title, string Subtitle, IReadOnlyList<Block> Blocks);
