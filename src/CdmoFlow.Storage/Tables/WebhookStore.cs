using Azure;
using Azure.Data.Tables;
using CdmoFlow.Selections.Webhooks;

namespace CdmoFlow.Storage.Tables;

/// <summary>Messages to other programs while they are sent, and the secrets that sign them, encrypted.</summary>
public sealed class WebhookStore(StorageClients clients)
{
    private const string SecretRows = "webhook";
    private readonly TableClient table = clients.Table(TableNames.Selections);
    private readonly TableClient secrets = clients.Table(TableNames.Tokens);

    /// <summary>A webhook, or null.</summary>
    public async Task<Webhook?> FindAsync(string selectionId, string id, CancellationToken cancellationToken = default)
    {
        return await table.FindAsync<Webhook>(selectionId, Webhook.KeyOf(id), cancellationToken);
    }

    /// <summary>A message, or null.</summary>
    public async Task<WebhookCall?> CallAsync(string selectionId, string callId, CancellationToken cancellationToken = default)
    {
        return await table.FindAsync<WebhookCall>(selectionId, WebhookCall.KeyOf(callId), cancellationToken);
    }

    /// <summary>Changes a message that is as it was read; null when somebody else was faster.</summary>
    public async Task<WebhookCall?> TryUpdateAsync(string selectionId, WebhookCall seen, Func<WebhookCall, WebhookCall> change, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(selectionId, seen.RowKey, cancellationToken: cancellationToken);
        if (!found.HasValue) return null;
        var current = JsonEntity.Read<WebhookCall>(found.Value!);
        if (current != seen) return null;
        try
        {
            var changed = change(current);
            await table.UpdateEntityAsync(JsonEntity.Write(selectionId, changed.RowKey, changed), found.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
            return changed;
        }
        catch (RequestFailedException lost) when (lost.Status == 412)
        {
            return null;
        }
    }

    /// <summary>Keeps the encrypted secret of a webhook.</summary>
    public Task PutSecretAsync(string selectionId, string id, string protectedSecret, CancellationToken cancellationToken = default) =>
        secrets.UpsertEntityAsync(new TableEntity(SecretRows, $"{selectionId}|{id}") { ["Secret"] = protectedSecret }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets the encrypted secret of a webhook that is not registered after all.</summary>
    public Task RemoveSecretAsync(string selectionId, string id, CancellationToken cancellationToken = default) =>
        secrets.DeleteEntityAsync(SecretRows, $"{selectionId}|{id}", ETag.All, cancellationToken);

    /// <summary>The encrypted secret; null where there is none, as after a restore.</summary>
    public async Task<string?> SecretAsync(string selectionId, string id, CancellationToken cancellationToken = default)
    {
        var found = await secrets.GetEntityIfExistsAsync<TableEntity>(SecretRows, $"{selectionId}|{id}", cancellationToken: cancellationToken);
        return found.HasValue ? found.Value!.GetString("Secret") : null;
    }
}
