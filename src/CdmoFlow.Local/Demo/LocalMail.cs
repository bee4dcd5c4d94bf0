using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CdmoFlow.Local.Demo;

/// <summary>A message as the local mailbox keeps it: what would have left through the mail service.</summary>
/// <remarks><c>Id</c> is the sender's <c>message_id</c> where it gave one, so that a repeat is recognised and counted in <c>Times</c>. <c>At</c> is the first
/// arrival in business time, which the demo skips. Our own mails have exactly one address in <c>To</c>.</remarks>
public sealed record LocalMail(
    string Id,
    IReadOnlyList<string> To,
    string ToName,
    string From,
    string Subject,
    string Text,
    string Html,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyList<LocalMailAttachment> Attachments,
    DateTimeOffset At,
    int Times)
{
    /// <summary>Addresses found in the plain text, in their order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Links =>
        [.. Regex.Matches(Text, @"https?://[^\s<>""]+", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Value.TrimEnd('.', ',', ')')).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether one of the recipients has this address.</summary>
    public bool IsTo(string address) => To.Contains(address, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A file that came with a message.</summary>
public sealed record LocalMailAttachment(string FileName, string ContentType, string Base64)
{
    /// <summary>Size in bytes.</summary>
    [JsonIgnore]
    public int Size => Convert.FromBase64String(Base64).Length;
}
