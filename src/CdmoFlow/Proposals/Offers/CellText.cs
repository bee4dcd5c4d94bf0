namespace CdmoFlow.Proposals.Offers;

/// <summary>Text that goes into a spreadsheet. What begins like a formula gets an apostrophe in front, so that no program that opens the file, or saves it as CSV, runs it.</summary>
public static class CellText
{
    /// <summary>The text as it is written into a cell.</summary>
    public static string Neutral(string text) => BeginsFormula(text) ? "'" + text : text;

    /// <summary>The text as it was before, when it comes back.</summary>
    public static string Restore(string text) => text.Length > 1 && text[0] == '\'' && BeginsFormula(text[1..]) ? text[1..] : text;

    private static bool BeginsFormula(string text) => text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r');
}
