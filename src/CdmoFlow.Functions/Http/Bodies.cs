using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Http;

/// <summary>Reads the body of a POST: JSON from programs, form fields from pages. Both become the same record, so that there is one way in.</summary>
public static class Bodies
{
    /// <summary>Bytes that any body may have; files go straight to storage.</summary>
    public const int Largest = 1_000_000;

    private static readonly Refusal TooLarge = new(RefusalKind.Invalid, "too-large", "The body is larger than 1 MB; files go straight to storage.");
    private static readonly JsonSerializerOptions FormOptions = new(Json.Options) { NumberHandling = JsonNumberHandling.AllowReadingFromString, Converters = { new TypedBoolean() } };

    /// <summary>The record, or why it cannot be read; with what was typed, for showing it again.</summary>
    public static async Task<(T? Value, Refusal? Refusal, JsonObject? Typed)> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        if (request.ContentLength > Largest) return (null, TooLarge, null);
        JsonObject? typed = null;
        try
        {
            if (request.HasFormContentType)
            {
                typed = FormFields.ToJson(await request.ReadFormAsync(request.HttpContext.RequestAborted));
                return (typed.Deserialize<T>(FormOptions), null, typed);
            }

            if (await BytesAsync(request) is not { } body) return (null, TooLarge, null);
            var value = JsonSerializer.Deserialize<T>(body.Length == 0 ? "{}"u8 : body, Json.Options);
            return value is null ? (null, Malformed("the body is null"), null) : (value, null, null);
        }
        catch (InvalidDataException)
        {
            return (null, Malformed("the form has more fields, longer names or longer values than any of ours"), null);
        }
        catch (JsonException wrong)
        {
            var field = wrong.Path is { Length: > 2 } path ? path[2..] : "body";
            return (null, Malformed($"{field} cannot be read (line {wrong.LineNumber + 1})") with { Errors = [new FieldError(field, "This value cannot be read; see /api/openapi.json for what is expected.")] }, typed);
        }
    }

    /// <summary>The very bytes of a body; null where there are more than any body may have, however they are announced.</summary>
    public static async Task<byte[]?> BytesAsync(HttpRequest request)
    {
        if (request.ContentLength > Largest) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16_384];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            body.Write(buffer, 0, read);
            if (body.Length > Largest) return null;
        }

        return body.ToArray();
    }

    /// <summary>Fields of a form again, from what was typed.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Flatten(JsonNode node, string path = "") => node switch
    {
        JsonObject fields => [.. fields.Where(f => f.Value is not null).SelectMany(f => Flatten(f.Value!, path.Length == 0 ? f.Key : $"{path}.{f.Key}"))],
        JsonArray items => [.. items.Where(i => i is not null).SelectMany((item, i) => Flatten(item!, $"{path}[{i}]"))],
        _ => [new(path, node.ToString())],
    };

    private static Refusal Malformed(string what) => new(RefusalKind.Invalid, "malformed", $"This is not what is expected here: {what}.");
}
