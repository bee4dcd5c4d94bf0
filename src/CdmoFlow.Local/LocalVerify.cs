using System.Security.Cryptography;
using CdmoFlow.Records;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local;

/// <summary>
/// The command <c>verify</c>: reads trails and checkpoints as they lie in storage, changes nothing, and says per selection whether they agree. With the public key of the checkpoints
/// it needs none of the installation's secrets.
/// </summary>
internal static class LocalVerify
{
    private const string All = "all";

    /// <summary>Exit code 0 when every trail is whole, 1 when one is broken or there is none of that name.</summary>
    public static async Task<int> RunAsync(CommandLine asked, TextWriter output, IConfiguration? settings = null, CancellationToken cancellationToken = default)
    {
        settings ??= new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var storage = asked.Storage ?? settings["Storage:ConnectionString"];
        await using var emulator = storage is null ? await Azurite.StartAsync(new() { DataFolder = Path.GetFullPath(asked.DataFolder ?? ".azurite") }, cancellationToken) : null;
        var clients = new StorageClients(new StorageOptions { ConnectionString = storage ?? emulator!.ConnectionString, Prefix = settings["Storage:Prefix"] ?? "" });
        var keys = new SecretKeys(clients, new SecretKeyOptions(settings["Keys:Trail"], null, settings["Keys:Checkpoint"]));
        var store = new SelectionStore(clients, new SelectionIndex(clients), keys);
        using var publicKey = await PublicKeyAsync(asked, keys, cancellationToken);
        var trailKey = asked.PublicKeyFile is null ? await keys.TrailAsync(cancellationToken) : [];

        var stored = await new CheckpointStore(clients, new CheckpointOptions(settings["Checkpoints:ConnectionString"], settings["Checkpoints:AccountName"])).NewestAsync(int.MaxValue, cancellationToken);
        var checkpoints = stored.Select(c => KeyValuePair.Create(c.Key, CheckpointSeal.Open(c.Value, publicKey))).ToList();
        var heads = (await store.HeadsAsync(cancellationToken)).ToDictionary(h => h.SelectionId, StringComparer.Ordinal);
        // A selection that only a checkpoint remembers was removed.
        var ids = heads.Keys.Union(checkpoints.SelectMany(c => c.Value?.Heads ?? []).Select(h => h.SelectionId), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(id => asked.Selection == All || string.Equals(id, asked.Selection, StringComparison.Ordinal)).ToList();
        if (ids.Count == 0)
            await output.WriteLineAsync(asked.Selection == All ? "There is no selection." : $"There is no selection {asked.Selection}.");

        var broken = ids.Count == 0 && asked.Selection != All;
        foreach (var id in ids)
        {
            var head = heads.TryGetValue(id, out var at) ? new TrailHead(at.Sequence, at.Hash) : null;
            var verdict = TrailCheck.Check(id, await store.TrailAsync(id, cancellationToken), head, trailKey, checkpoints);
            broken |= !verdict.IsWhole;
            await output.WriteLineAsync(verdict switch
            {
                { FirstBreak: { } why } => $"{id}: BROKEN. {why}",
                { LastCheckpoint: { } day } => $"{id}: whole, {verdict.Rows} rows, confirmed up to row {verdict.AnchoredRow} by the checkpoint of {day}.",
                _ => $"{id}: whole, {verdict.Rows} rows, seen by no checkpoint yet.",
            });
        }

        return broken ? 1 : 0;
    }

    private static async Task<ECDsa> PublicKeyAsync(CommandLine asked, SecretKeys keys, CancellationToken cancellationToken)
    {
        if (asked.PublicKeyFile is not { } file)
            return await keys.CheckpointAsync(cancellationToken);
        try
        {
            var key = ECDsa.Create();
            key.ImportFromPem(await File.ReadAllTextAsync(file, cancellationToken));
            return key;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            throw new SetupException($"The file {file} holds no public key in PEM: {e.Message}", e);
        }
    }
}
