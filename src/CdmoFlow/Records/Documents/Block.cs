namespace CdmoFlow.Records.Documents;

/// <summary>A piece of a document. The list of kinds is closed: every renderer knows them all.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>A heading; level 1 opens a section, level 2 a part of it.</summary>
public sealed record Heading(int Level, string Text) : Block;

/// <summary>Running text; line breaks in it are kept.</summary>
public sealed record Paragraph(string Text) : Block;

/// <summary>A list without order.</summary>
public sealed record Bullets(IReadOnlyList<string> Items) : Block;

/// <summary>Facts with their labels, one a line.</summary>
public sealed record KeyValues(IReadOnlyList<KeyValue> Rows) : Block;

/// <summary>One fact.</summary>
public sealed record KeyValue(string Label, string Value);

/// <summary>A table; it may be longer than a page, and its head is repeated.</summary>
/// <param name="Caption">What the table shows; read out first by screen readers.</param>
/// <param name="Columns">Heads of the columns.</param>
/// <param name="Rows">Cells; a shorter row ends with empty cells.</param>
public sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>A text with what was taken out of it and what was put in, word by word.</summary>
public sealed record Difference(IReadOnlyList<DifferencePiece> Pieces) : Block;

/// <summary>A text set apart, such as a warning or what a reader must do.</summary>
public sealed record Note(string Text) : Block;
