using System.Text.Json;

namespace CdmoFlow.Mail.Outbox;

/// <summary>Turns SendGrid's error answer into a sentence that a project manager can read.</summary>
internal static class SendGridRefusal
{
    private const int LongestQuote = 400;

    /// <summary>The messages of <c>{"errors":[{"message","field"}]}</c> in one line; a short quote of the body when it is something else.</summary>
    public static string Read(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return "no reason given";
        try
        {
            using var json = JsonDocument.Parse(body);
            var messages = json.RootElement.GetProperty("errors").EnumerateArray().Select(Describe).ToList();
            return messages.Count == 0 ? "no reason given" : Shorten(string.Join("; ", messages));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Shorten(body.ReplaceLineEndings(" ").Trim());
        }
    }

    private static string Describe(JsonElement error)
    {
        var message = error.GetProperty("message").GetString()?.TrimEnd('.') ?? "no reason given";
        return error.TryGetProperty("field", out var field) && field.ValueKind == JsonValueKind.String && field.GetString() is { Length: > 0 } name
            ? $"{message} (field {name})"
            : message;
    }

    private static string Shorten(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "...";
}
