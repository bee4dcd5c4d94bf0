using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CdmoFlow.Records;

namespace CdmoFlow.Scoping;

/// <summary>Reads a posted document although some of its values are of the wrong kind: those are named and left out, so that all wrong fields come back at once.</summary>
public static class ScopingReader
{
    private const int MostErrors = 60;
    private static readonly JsonSerializerOptions FormOptions = new(Json.Options) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    /// <summary>The document without its unreadable values, and what was unreadable. The given JSON loses those values.</summary>
    /// <param name="posted">A JSON object.</param>
    /// <param name="fromForm">True where numbers come as text.</param>
    public static (ScopingDocument Document, IReadOnlyList<FieldError> Errors) Read(JsonObject posted, bool fromForm)
    {
        List<FieldError> errors = [];
        while (true)
        {
            try
            {
                return (posted.Deserialize<ScopingDocument>(fromForm ? FormOptions : Json.Options) ?? new ScopingDocument(), errors);
            }
            catch (JsonException wrong) when (errors.Count < MostErrors && wrong.Path is { Length: > 2 } path && Remove(posted, path))
            {
                errors.Add(new FieldError(path[2..], "This cannot be read here: type a plain number, such as 2000 or 12.5, or a day, such as 2027-05-31. Programs find the format at /api/openapi.json."));
            }
            catch (JsonException wrong)
            {
                errors.Add(new FieldError(wrong.Path is { Length: > 2 } path ? path[2..] : "body", "This value cannot be read; see /api/openapi.json for what is expected."));
                return (new ScopingDocument(), errors);
            }
        }
    }

    // Paths read $.scale.unit or $.team[0].functions[1].
    private static bool Remove(JsonObject posted, string path)
    {
        JsonNode? at = posted;
        var parts = path[2..].Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var last = i == parts.Length - 1;
            if (at is JsonArray list && parts[i][0] == '[' && int.TryParse(parts[i].Trim('[', ']'), CultureInfo.InvariantCulture, out var index) && index < list.Count)
            {
                if (last && list[index] is null) return false;
                if (last) list[index] = null;
                else at = list[index];
            }
            else if (at is JsonObject fields && fields.FirstOrDefault(f => string.Equals(f.Key, parts[i], StringComparison.OrdinalIgnoreCase)).Key is { } name)
            {
                if (last) fields.Remove(name);
                else at = fields[name];
            }
            else
            {
                return false;
            }
        }

        return true;
    }
}
