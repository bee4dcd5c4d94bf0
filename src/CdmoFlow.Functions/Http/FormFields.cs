using System.Globalization;
using System.Text.Json.Nodes;

namespace CdmoFlow.Functions.Http;

/// <summary>Turns form fields named <c>a.b</c> and <c>list[0].c</c> into JSON. Empty fields count as not typed; several fields of one name become a list.</summary>
public static class FormFields
{
    private const int LargestIndex = 500;

    // The deepest of our own fields have three parts. Without a limit one name of two thousand characters would fill hundreds of lists.
    private const int MostParts = 8;

    /// <summary>The JSON of a form, without the antiforgery field.</summary>
    public static JsonObject ToJson(IFormCollection form)
    {
        var root = new JsonObject();
        foreach (var (name, values) in form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)))
        {
            var typed = values.Where(v => !string.IsNullOrWhiteSpace(v)).ToArray();
            if (typed.Length == 0) continue;
            if (name.EndsWith("[]", StringComparison.Ordinal)) Put(root, name[..^2], new JsonArray([.. typed.Select(v => (JsonNode?)JsonValue.Create(v))]));
            else Put(root, name, Value(typed[^1]!));
        }

        return root;
    }

    private static JsonValue Value(string text) => JsonValue.Create(text.ReplaceLineEndings("\n"));

    private static void Put(JsonObject root, string name, JsonNode value)
    {
        JsonNode at = root;
        var parts = name.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > MostParts) return;
        for (var i = 0; i < parts.Length; i++)
        {
            var last = i == parts.Length - 1;
            JsonNode Child() => parts[i + 1][0] == '[' ? new JsonArray() : new JsonObject();
            if (parts[i][0] == '[')
            {
                if (at is not JsonArray list || Index(parts[i]) is not { } index) return;
                while (list.Count <= index) list.Add(null);
                if (last) list[index] = value;
                else at = list[index] ??= Child();
            }
            else if (at is JsonObject fields)
            {
                if (last) fields[parts[i]] = value;
                else at = fields[parts[i]] ??= Child();
            }
            else return;
        }
    }

    private static int? Index(string part) =>
        part.Length > 2 && part[^1] == ']' && int.TryParse(part.AsSpan(1, part.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= LargestIndex ? index : null;
}
