using System.Text.Json;
using System.Text.Json.Serialization;

namespace CdmoFlow.Mail.Webhook;

/// <summary>One report of the mail service. Addresses in it are not read: our own id says which mail is meant.</summary>
public sealed record MailEvent
{
    /// <summary>What happened, such as <c>delivered</c> or <c>bounce</c>.</summary>
    [JsonPropertyName("event")]
    public string Kind { get; init; } = "";

    /// <summary>Unique id of the report.</summary>
    [JsonPropertyName("sg_event_id")]
    public string Id { get; init; } = "";

    /// <summary>Our id of the mail, as it was given when it was sent.</summary>
    [JsonPropertyName("message_id")]
    public string? MessageId { get; init; }

    /// <summary>When it happened, seconds since 1970.</summary>
    [JsonPropertyName("timestamp")]
    public long Timestamp { get; init; }

    /// <summary>The reports in a body; null when it is none.</summary>
    public static IReadOnlyList<MailEvent>? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<List<MailEvent>>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
