namespace CdmoFlow.Longlist;

/// <summary>The sentences by which the longlist asks for attention; choosing it takes them away again.</summary>
public static class LonglistAttention
{
    /// <summary>The due date passed without a choice. It also marks that the reminder was sent.</summary>
    public const string Overdue = "The longlist is overdue: the project manager has not chosen the companies yet.";

    private const string TooFewMark = "; six to eight are wanted.";

    /// <summary>The register offers too few; choosing fewer is possible with a reason.</summary>
    public static string TooFew(int found) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{found} {(found == 1 ? "company" : "companies")} of the register fit the brief{TooFewMark} Import more suppliers and add them by their id, or choose fewer with a reason.");

    /// <summary>What is left once the longlist is chosen.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> sentences) =>
        [.. sentences.Where(s => s != Overdue && !s.Contains(TooFewMark, StringComparison.Ordinal))];
}
