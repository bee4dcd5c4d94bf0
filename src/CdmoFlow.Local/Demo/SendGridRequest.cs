using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CdmoFlow.Local.Demo;

/// <summary>The body of SendGrid's <c>POST /v3/mail/send</c>, as far as we use it.</summary>
internal sealed record SendGridRequest(
    IReadOnlyList<SendGridPersonalization>? Personalizations,
    SendGridAddress? From,
    string? Subject,
    IReadOnlyList<SendGridContent>? Content,
    IReadOnlyList<SendGridAttachment>? Attachments,
    IReadOnlyDictionary<string, string>? Headers,
    IReadOnlyDictionary<string, string>? CustomArgs)
{
    /// <summary>Names as SendGrid writes them: <c>custom_args</c>.</summary>
    public static JsonSerializerOptions Json { get; } = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>One kept message per personalization, as SendGrid sends one each.</summary>
    public IEnumerable<LocalMail> ToMails(DateTimeOffset at) => Personalizations!.Select((person, index) => new LocalMail(
        IdOf(person, index),
        [.. person.To!.Select(t => t.Email!)],
        person.To![0].Name ?? "",
        From!.Name is { Length: > 0 } name ? $"{name} <{From.Email}>" : From.Email!,
        person.Subject ?? Subject ?? "",
        ValueOf("text/plain"),
        ValueOf("text/html"),
        (Headers ?? new Dictionary<string, string>()).Concat(person.Headers ?? new Dictionary<string, string>()).GroupBy(h => h.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(h => h.Key, h => h.Last().Value, StringComparer.OrdinalIgnoreCase),
        [.. (Attachments ?? []).Select(a => new LocalMailAttachment(a.Filename ?? "", a.Type ?? "application/octet-stream", a.Content ?? ""))],
        at,
        Times: 1));

    /// <summary>Whether this is an address of the form that SendGrid takes.</summary>
    public static bool IsAddress(string? text) => MailAddress.TryCreate(text, out var address) && address.Address == text;

    private string ValueOf(string type) => Content!.FirstOrDefault(c => c.Type == type)?.Value ?? "";

    private string IdOf(SendGridPersonalization person, int index)
    {
        var given = person.CustomArgs?.GetValueOrDefault("message_id") ?? CustomArgs?.GetValueOrDefault("message_id");
        if (string.IsNullOrEmpty(given))
            return Guid.CreateVersion7().ToString("N");
        if (index > 0)
            given += $"-{index}";
        // The id becomes part of an address and of a blob's name.
        return given.Length <= 100 && given.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? given
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(given)));
    }
}

/// <summary>Recipients and what is special for them.</summary>
internal sealed record SendGridPersonalization(
    IReadOnlyList<SendGridAddress>? To,
    string? Subject,
    IReadOnlyDictionary<string, string>? Headers,
    IReadOnlyDictionary<string, string>? CustomArgs);

/// <summary>Address and display name.</summary>
internal sealed record SendGridAddress(string? Email, string? Name);

/// <summary>One rendering of the message.</summary>
internal sealed record SendGridContent(string? Type, string? Value);

/// <summary>One attached file, content in Base64.</summary>
internal sealed record SendGridAttachment(string? Content, string? Type, string? Filename);
