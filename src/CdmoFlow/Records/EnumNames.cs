using System.Text.Json;

namespace CdmoFlow.Records;

/// <summary>The snake_case words under which enumerations travel, for forms and row keys that are not JSON.</summary>
public static class EnumNames
{
    /// <summary>The word for a value, such as <c>phase_ii</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Every word of an enumeration in its order, for messages and select boxes.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Names<T>.Words;

    /// <summary>Reads a word; false for anything that is not exactly one of <see cref="All{T}"/>, numbers included.</summary>
    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum => Names<T>.ByWord.TryGetValue(word?.Trim() ?? "", out value);

    private static class Names<T>
        where T : struct, Enum
    {
        internal static readonly string[] Words = [.. Enum.GetValues<T>().Select(Of)];

        internal static readonly Dictionary<string, T> ByWord =
            Enum.GetValues<T>().ToDictionary(Of, StringComparer.OrdinalIgnoreCase);
    }
}
