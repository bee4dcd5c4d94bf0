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

    /// <summary>Reads the words of a list, each value once and in order; a word it does not know becomes an error of the field.</summary>
    public static List<T> Read<T>(string field, IReadOnlyList<string?>? words, List<FieldError> errors)
        where T : struct, Enum
    {
        List<T> read = [];
        foreach (var word in words ?? [])
        {
            if (!TryParse<T>(word, out var value)) errors.Add(new(field, $"\"{word}\" is not known here."));
            else if (!read.Contains(value)) read.Add(value);
        }

        return read;
    }

    private static class Names<T>
        where T : struct, Enum
    {
        internal static readonly string[] Words = [.. Enum.GetValues<T>().Select(Of)];

        internal static readonly Dictionary<string, T> ByWord =
            Enum.GetValues<T>().ToDictionary(Of, StringComparer.OrdinalIgnoreCase);
    }
}
