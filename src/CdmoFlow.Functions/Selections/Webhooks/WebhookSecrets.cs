using System.Security.Cryptography;
using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace CdmoFlow.Functions.Selections.Webhooks;

/// <summary>The secrets that sign messages: shown once, kept encrypted.</summary>
public sealed class WebhookSecrets(WebhookStore store, IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("webhook");

    /// <summary>Makes the secret of a webhook, 256 random bits.</summary>
    public async Task<string> MakeAsync(string selectionId, string id)
    {
        var secret = WebhookMessage.SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await store.PutSecretAsync(selectionId, id, protector.Protect(secret));
        return secret;
    }

    /// <summary>Forgets the secret unless the webhook is registered: a registration that was refused or broke off leaves nothing behind.</summary>
    public async Task ForgetUnlessRegisteredAsync(string selectionId, string id)
    {
        // Read again: whoever got no answer from storage does not know whether the registration was stored.
        if (await store.FindAsync(selectionId, id) is null) await store.RemoveSecretAsync(selectionId, id);
    }

    /// <summary>The secret; null where there is none that can be read.</summary>
    public async Task<string?> FindAsync(string selectionId, string id)
    {
        try
        {
            return await store.SecretAsync(selectionId, id) is { } kept ? protector.Unprotect(kept) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
