using System.Text;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Storage.Exports;

/// <summary>
/// Restores a selection from an export that was found whole. What was sealed comes back sealed, and only where this installation itself had signed and encrypted it: nobody can open a seal by editing an export.
/// No mail leaves, no link works; the reconciler starts the orchestrations that the state asks for.
/// </summary>
public sealed class SelectionRestore(RestoreTarget target, PeopleStore people, SecretKeys keys, TimeProvider clock)
{
    /// <summary>Writes everything.</summary>
    /// <exception cref="ExportRefusedException">It does not fit into this account; nothing of the selection shows then.</exception>
    public async Task<RestoredSelection> RunAsync(ExportArchive archive, CancellationToken cancellationToken = default)
    {
        var plan = await RestorePlan.ReadAsync(archive, cancellationToken);
        var id = plan.Selection.Id;
        if (await target.HasAsync(id, cancellationToken)) throw new ExportRefusedException($"The selection {id} exists already; an export is restored into an account that does not have it.");
        await CheckSealsAsync(archive, plan, cancellationToken);
        await PutPeopleAsync(plan, cancellationToken);
        var hashes = await PutFilesAsync(archive, plan, cancellationToken);
        await target.PutAsync(archive.RowsAsync("rows", cancellationToken).Where(r => r.RowKey != SelectionState.Key).Select(RestorePlan.Restored), cancellationToken);
        await target.PutAsync(archive.RowsAsync("rooms", cancellationToken), cancellationToken);
        await target.PutAsync(archive.LinesAsync(ExportPaths.Trail, cancellationToken).Select(line => StoredRow.Read(line)!), cancellationToken);
        var restored = await archive.RowsAsync("rooms", cancellationToken).Select(r => $"{r.PartitionKey}|{r.RowKey}").ToHashSetAsync(cancellationToken: cancellationToken);
        await foreach (var row in SealedRowsAsync(archive, cancellationToken))
        {
            await target.PutAsync(new[] { row }.ToAsyncEnumerable(), cancellationToken);
            restored.Add($"{row.PartitionKey}|{row.RowKey}");
        }

        var missing = SealedMissing.Of(plan.Selection, [.. plan.Selection.Proposals.Where(p => restored.Contains($"{id}:{p.CdmoId}|{RoomSubmission.KeyOf(p.SubmissionId)}")).Select(p => p.SubmissionId)]);
        // Also takes off what an earlier restore, from which this export was made, had to say.
        var selection = plan.Selection.After(new Change().Put(SealedMissing.Told(plan.Selection, missing)));
        var why = FormattableString.Invariant($"Restored from the export of {archive.Header.ExportedAt:u}; sealed proposals that are missing: {missing.Count}.");
        var state = await target.FinishAsync(selection, new TrailNote(TrailChain.Imported, id, null, archive.Manifest.Trail.Hash, why), clock.GetUtcNow(), cancellationToken);
        return new RestoredSelection(state, hashes, [.. missing.Select(plan.Selection.NameOf)]);
    }

    /// <summary>Sealed content counts only under our own signature: whoever could edit the rows beside it could open it.</summary>
    private async Task CheckSealsAsync(ExportArchive archive, RestorePlan plan, CancellationToken cancellationToken)
    {
        if (!archive.Manifest.Entries.Any(e => e.Path.StartsWith("sealed/", StringComparison.Ordinal)) && !plan.Files.Any(f => f.IsEncrypted)) return;
        using var known = await keys.CheckpointKeysAsync(cancellationToken);
        if (!archive.IsSignedBy(known))
            throw new ExportRefusedException("The export carries sealed proposals and was not signed with this installation's key (Keys__Checkpoint), or was changed since. Give this installation the keys of the one that exported it, or export again without what is sealed.");
    }

    private async Task PutPeopleAsync(RestorePlan plan, CancellationToken cancellationToken)
    {
        List<Person> fresh = [];
        foreach (var person in plan.People)
        {
            if (await people.FindAsync(person.Id, cancellationToken) is not null) continue;
            if (!PeopleStore.IsOwnEntry(person.Id, person.Email, person.CdmoId) && await people.FindByEmailAsync(person.Email, cancellationToken) is { } other && other.Id != person.Id)
                throw new ExportRefusedException("A person of the export has an address under which this account knows another person; an export is restored into an account of its own.");
            fresh.Add(new Person { Id = person.Id, Name = person.Name, Email = person.Email, CdmoId = person.CdmoId });
        }

        foreach (var person in fresh) await people.AddAsync(person, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, string>> PutFilesAsync(ExportArchive archive, RestorePlan plan, CancellationToken cancellationToken)
    {
        Dictionary<string, string> hashes = new(StringComparer.Ordinal);
        foreach (var file in plan.Files)
        {
            await using var content = await archive.OpenAsync(file.Path, cancellationToken);
            hashes[$"{file.Container}/{file.Blob}"] = await target.PutAsync(file.Container, file.Blob, stream => file.IsEncrypted ? DecryptAsync(archive, file.Path, content, stream, cancellationToken) : content.CopyToAsync(stream, cancellationToken), cancellationToken);
        }

        return hashes;
    }

    private async IAsyncEnumerable<StoredRow> SealedRowsAsync(ExportArchive archive, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in archive.Manifest.Entries.Select(e => e.Path).Where(p => p.StartsWith("sealed/", StringComparison.Ordinal) && p.EndsWith(".rows", StringComparison.Ordinal)))
        {
            await using var content = await archive.OpenAsync(path, cancellationToken);
            using var lines = new MemoryStream();
            await DecryptAsync(archive, path, content, lines, cancellationToken);
            foreach (var line in Encoding.UTF8.GetString(lines.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return StoredRow.Read(line) is { } row && RestorePlan.IsRoomRow(archive.Manifest.SelectionId, row) ? row : throw new ExportRefusedException($"{path} holds a row of no room of this selection.");
            }
        }
    }

    private async Task DecryptAsync(ExportArchive archive, string path, Stream content, Stream plain, CancellationToken cancellationToken)
    {
        try
        {
            await SealedCipher.DecryptAsync(content, plain, await keys.TrailAsync(cancellationToken), $"{archive.Manifest.SelectionId}|{path}", cancellationToken);
        }
        catch (InvalidDataException wrong)
        {
            throw new ExportRefusedException($"The sealed entry {path} cannot be decrypted with this installation's key (Keys__Trail): {wrong.Message}", wrong);
        }
    }
}

/// <summary>What was restored.</summary>
/// <param name="State">The state row as it was written.</param>
/// <param name="Hashes">SHA-256 of every file that was written, by container and blob.</param>
/// <param name="SealedMissing">CDMOs whose sealed proposals were not in the export.</param>
public sealed record RestoredSelection(SelectionState State, IReadOnlyDictionary<string, string> Hashes, IReadOnlyList<string> SealedMissing);
