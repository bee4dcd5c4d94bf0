using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CdmoFlow.Records;

namespace CdmoFlow.People;

/// <summary>An electronic signature: it was given with a second component that is not the mailbox, and it is tied to what was signed (21 CFR 11.70, 11.200).</summary>
/// <param name="Method">The second component.</param>
/// <param name="RecordSha256">SHA-256 over what was signed together with the act itself, hex: cut out or copied, it fits nothing else.</param>
public sealed record ElectronicSignature(SigningMethod Method, string RecordSha256)
{
    /// <summary>A signature over a record of values.</summary>
    public static ElectronicSignature Over(SigningMethod method, object record) => new(method, HashOf(record));

    /// <summary>True while the record holds the values that were signed.</summary>
    public bool Fits(object record) => string.Equals(RecordSha256, HashOf(record), StringComparison.Ordinal);

    private static string HashOf(object record) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(record, record.GetType(), Json.Options))));
}
