using System.Security.Cryptography;
using System.Text;

namespace CdmoFlow.Functions.Http;

/// <summary>
/// The header <c>Idempotency-Key</c>: a program that got no answer, or a 503, sends the same request with the same key again, and it counts once. A key holds for its person and its address alone.
/// </summary>
internal static class RepeatKeys
{
    /// <summary>Name of the header.</summary>
    public const string Header = "Idempotency-Key";

    private const int Shortest = 8;
    private const int Longest = 100;

    /// <summary>The key of this request, hex; null where none was sent or it is too short or too long to be one.</summary>
    public static string? RepeatKey(this HttpRequest request)
    {
        var sent = request.Headers[Header].ToString();
        return sent.Length is >= Shortest and <= Longest
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.SignedIn().PersonId}|{request.Method} {request.Path}|{sent}")))[..40]
            : null;
    }
}
