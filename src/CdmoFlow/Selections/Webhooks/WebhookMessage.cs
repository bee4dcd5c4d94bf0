using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CdmoFlow.Records;

namespace CdmoFlow.Selections.Webhooks;

/// <summary>What a webhook is sent: which selection entered which stage when, and nothing that anybody could hold against anybody. Signed as the Standard Webhooks describe it.</summary>
/// <param name="Id">Stays the same over repetitions.</param>
/// <param name="Body">JSON.</param>
public sealed record WebhookMessage(string Id, string Body)
{
    /// <summary>Begins every secret.</summary>
    public const string SecretPrefix = "whsec_";

    /// <summary>The message of a call.</summary>
    public static WebhookMessage Of(string selectionId, WebhookCall call) => new(
        $"msg_{selectionId}_{call.Id}",
        JsonSerializer.Serialize(new { Type = "selection.stage_entered", Timestamp = call.At.ToUniversalTime(), Data = new { SelectionId = selectionId, call.Stage, EnteredAt = call.At.ToUniversalTime() } }, Json.Options));

    /// <summary>The value of the header <c>webhook-signature</c>: HMAC-SHA-256 over id, time and body.</summary>
    /// <param name="secret">As it was shown, with its prefix.</param>
    /// <param name="at">Time of the attempt, seconds of Unix time.</param>
    public string Sign(string secret, long at)
    {
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Id}.{at}.{Body}"))))}";
    }
}
