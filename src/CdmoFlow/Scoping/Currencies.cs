using CdmoFlow.Records;

namespace CdmoFlow.Scoping;

/// <summary>The currency codes of ISO 4217 that money can be held in; metals, funds and test codes are left out.</summary>
public static class Currencies
{
    /// <summary>All codes in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = EmbeddedList.Read<string[]>("Scoping/currencies.json");

    private static readonly HashSet<string> Known = new(All, StringComparer.Ordinal);

    /// <summary>True for a code in capitals, such as <c>EUR</c>.</summary>
    public static bool IsKnown(string code) => Known.Contains(code);
}
