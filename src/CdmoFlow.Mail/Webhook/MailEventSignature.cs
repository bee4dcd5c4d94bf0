using System.Security.Cryptography;
using System.Text;

namespace CdmoFlow.Mail.Webhook;

/// <summary>Checks that a report comes from the mail service: ECDSA on P-256 over its timestamp and the raw body (SendGrid, signed event webhook).</summary>
public static class MailEventSignature
{
    /// <summary>Header with the signature, base64 of DER.</summary>
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>Header with the timestamp that is signed before the body.</summary>
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>True when it fits; false for everything else, malformed input and a malformed key included.</summary>
    /// <param name="publicKey">The verification key, base64 of its SubjectPublicKeyInfo.</param>
    /// <param name="signature">Value of <see cref="SignatureHeader"/>.</param>
    /// <param name="timestamp">Value of <see cref="TimestampHeader"/>.</param>
    /// <param name="body">The body as it came, byte for byte.</param>
    public static bool Fits(string publicKey, string signature, string timestamp, ReadOnlySpan<byte> body)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
            return key.VerifyData(signed, Convert.FromBase64String(signature), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception malformed) when (malformed is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
