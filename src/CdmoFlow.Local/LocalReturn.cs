namespace CdmoFlow.Local;

/// <summary>Where a form may send the browser back to: pages of this site only.</summary>
internal static class LocalReturn
{
    /// <summary>The path if it stays on this site, else null.</summary>
    public static string? Checked(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl) ? path : null;
}
