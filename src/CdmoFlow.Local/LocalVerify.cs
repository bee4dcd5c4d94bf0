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
        await using var storage = await LocalStorage.OpenAsync(asked, settings, mayMakeKeys: false, cancellationToken);
        var (clients, keys) = (storage.Clients, storage.Keys);
        var store = new SelectionStore(clients, new SelectionIndex(clients), keys);
        var stored = await new CheckpointStore(clients, new CheckpointOptions(settings["Checkpoints:ConnectionString"], settings["Checkpoints:AccountName"])).NewestAsync(int.MaxValue, cancellationToken);
        var checkpoints = await OpenAsync(asked, keys, stored, cancellationToken);
        foreach (var unsure in checkpoints.Where(c => c.Checkpoint is null))
            await output.WriteLineAsync($"checkpoint of {unsure.Name}: BROKEN. {unsure.Problem}");

        var heads = (await store.HeadsAsync(cancellationToken)).Select(h => h.SelectionId);
        // A selection that only a checkpoint remembers was removed.
        var ids = heads.Union(checkpoints.SelectMany(c => c.Checkpoint?.Heads ?? []).Select(h => h.SelectionId), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(id => asked.Selection == All || string.Equals(id, asked.Selection, StringComparison.Ordinal)).ToList();
        if (ids.Count == 0)
            await output.WriteLineAsync(asked.Selection == All ? "There is no selection." : $"There is no selection {asked.Selection}.");

        var broken = (ids.Count == 0 && asked.Selection != All) || checkpoints.Any(c => c.Checkpoint is null);
        var trailKey = asked.PublicKeyFile is null && ids.Count > 0 ? await KeyAsync(keys.TrailAsync, "Keys__Trail", cancellationToken) : [];
        var contents = new LocalSealedContent(clients, store, asked.WithFiles);
        foreach (var id in ids)
        {
            var verdict = await CheckAsync(store, contents, id, trailKey, checkpoints, cancellationToken);
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

    /// <summary>The head is read before the rows, as on the page: what the site appends meanwhile belongs to the next look.</summary>
    private static async Task<TrailVerdict> CheckAsync(
        SelectionStore store, LocalSealedContent contents, string id, byte[] trailKey, IReadOnlyList<OpenedCheckpoint> checkpoints, CancellationToken cancellationToken)
    {
        var head = (await store.PeekAsync(id, cancellationToken))?.Trail;
        var entries = await store.TrailAsync(id, cancellationToken);
        IReadOnlyList<TrailEntry> then = head is null ? entries : [.. entries.Where(e => e.Sequence <= head.Sequence)];
        var verdict = TrailCheck.Check(id, then, head, trailKey, checkpoints);
        return verdict.IsWhole ? verdict with { FirstBreak = await contents.FirstBreakAsync(id, then, cancellationToken) } : verdict;
    }

    private static async Task<IReadOnlyList<OpenedCheckpoint>> OpenAsync(
        CommandLine asked, SecretKeys keys, IReadOnlyList<KeyValuePair<string, SignedCheckpoint>> stored, CancellationToken cancellationToken)
    {
        if (stored.Count == 0 && asked.PublicKeyFile is null)
            return [];
        using var known = asked.PublicKeyFile is { } file ? await PublicKeyFile.ReadAsync(file, cancellationToken) : await KeyAsync(keys.CheckpointKeysAsync, "Keys__Checkpoint", cancellationToken);
        return CheckpointSeal.OpenAll(stored, known);
    }

    /// <summary>A key of the installation; one that is missing is never made here, or a check would pass on keys of its own.</summary>
    private static async Task<T> KeyAsync<T>(Func<CancellationToken, Task<T>> read, string setting, CancellationToken cancellationToken)
    {
        try
        {
            return await read(cancellationToken);
        }
        catch (Azure.RequestFailedException missing) when (missing.Status == 404)
        {
            throw new SetupException($"The key of the setting {setting} is not beside the data: set {setting}, or give --public-key, with which the trail's own key is not needed.", missing);
        }
    }
}
