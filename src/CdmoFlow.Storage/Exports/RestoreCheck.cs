using System.Security.Cryptography;
using System.Text.Json;
using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Selections;

namespace CdmoFlow.Storage.Exports;

/// <summary>Reads a restored selection back from storage and holds it against the export, row by row and file by file.</summary>
public sealed class RestoreCheck(ExportSource source, SecretKeys keys)
{
    /// <summary>The first difference in a sentence; null when all is there as it should be.</summary>
    public async Task<string?> RunAsync(ExportArchive archive, RestoredSelection restored, CancellationToken cancellationToken = default)
    {
        var id = restored.State.Id;
        Dictionary<string, string> stored = new(StringComparer.Ordinal);
        if (await source.SnapshotAsync(id, cancellationToken) is not { } snapshot) return "The selection is not there.";
        foreach (var row in snapshot.Rows) stored[Key(row)] = row.Json;
        await foreach (var row in source.MailsAsync(id, restored.State.Trail.Sequence, cancellationToken)) stored[Key(row)] = row.Json;
        await foreach (var row in source.RoomsAsync(id, cancellationToken)) stored[Key(row)] = row.Json;
        var entries = await source.TrailAsync(id, restored.State.Trail.Sequence, cancellationToken).ToListAsync(cancellationToken);
        foreach (var row in entries) stored[Key(row)] = row.Json;
        var expected = archive.RowsAsync("rows", cancellationToken).Where(r => r.RowKey != SelectionState.Key).Select(RestorePlan.Restored)
            .Concat(archive.RowsAsync("rooms", cancellationToken)).Concat(archive.LinesAsync(ExportPaths.Trail, cancellationToken).Select(l => StoredRow.Read(l)!));
        await foreach (var row in expected.WithCancellation(cancellationToken))
        {
            if (!stored.TryGetValue(Key(row), out var json)) return $"The row {row.RowKey} is missing.";
            if (json != row.Json) return $"The row {row.RowKey} is not as exported.";
        }

        var trail = entries.Select(e => JsonSerializer.Deserialize<TrailEntry>(e.Json, Json.Options)!);
        return TrailChain.FirstBreak(trail, restored.State.Trail, await keys.TrailAsync(cancellationToken)) ?? await FileAsync(restored, cancellationToken);
    }

    private async Task<string?> FileAsync(RestoredSelection restored, CancellationToken cancellationToken)
    {
        foreach (var (name, sha) in restored.Hashes)
        {
            var slash = name.IndexOf('/', StringComparison.Ordinal);
            if (await source.OpenAsync(name[..slash], name[(slash + 1)..], cancellationToken) is not { } content) return $"The file {name} is missing.";
            await using (content)
            {
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != sha) return $"The file {name} is not as exported.";
            }
        }

        return null;
    }

    private static string Key(StoredRow row) => $"{row.PartitionKey}|{row.RowKey}";
}
