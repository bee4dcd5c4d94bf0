namespace CdmoFlow.Proposals.Offers;

/// <summary>One cell of a spreadsheet as it lies in the file; nothing in it was computed.</summary>
/// <param name="Address">Such as <c>C7</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">Its text, its number as the file writes it, or the formula without its result.</param>
public sealed record SheetCell(string Address, CellKind Kind, string Text);

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A formula, which is never evaluated, and whose stored result is not believed.</summary>
    Formula,

    /// <summary>An error, a truth value or something else that is no price.</summary>
    Other,
}
