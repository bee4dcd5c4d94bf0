namespace CdmoFlow.Records;

/// <summary>A list that a person typed into one field.</summary>
public static class TypedList
{
    /// <summary>What stands between line ends, commas and semicolons, trimmed and without empty ones.</summary>
    public static IReadOnlyList<string> Of(string? typed) => (typed ?? "").Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
