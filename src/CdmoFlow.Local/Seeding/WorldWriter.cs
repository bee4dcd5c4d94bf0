using System.Collections.Concurrent;
using Azure;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local.Seeding;

/// <summary>
/// Writes a sample world through the app's own stores, so that every trail is a real one. No mail is ordered and no orchestration started: the outbox stays empty, and the
/// reconciler of the host that serves the storage starts what is missing.
/// </summary>
internal sealed class WorldWriter(StorageClients clients, SecretKeys keys)
{
    private const int AtOnce = 8;
    private readonly SelectionStore selections = new(clients, new SelectionIndex(clients), keys);
    private readonly RoomStore rooms = new(clients);

    /// <summary>Writes everything; answers the selections as they were made.</summary>
    /// <param name="world">What to write.</param>
    /// <param name="progress">Told after every selection how many are written.</param>
    /// <param name="cancellationToken">Ends it in the middle; what is written stays.</param>
    /// <exception cref="SetupException">The storage holds selections.</exception>
    public async Task<IReadOnlyList<SampleSelection>> WriteAsync(SampleWorld world, Action<int>? progress = null, CancellationToken cancellationToken = default)
    {
        await clients.CreateAllAsync(cancellationToken);
        if ((await selections.ListIdsAsync(cancellationToken)).Count > 0) throw new SetupException("This storage already holds selections; seed an empty one, for instance with --data and a new folder.");
        // Made before the many ask for it at once.
        await keys.TrailAsync(cancellationToken);
        var (people, register) = (new PeopleStore(clients), new RegisterStore(clients));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(world.People, parallel, async (person, stopping) => await people.AddAsync(person, stopping));
        await Parallel.ForEachAsync(world.Companies, parallel, async (company, stopping) => await register.PutAsync(company.Company, stopping));
        var written = new ConcurrentBag<SampleSelection>();
        await Parallel.ForEachAsync(Enumerable.Range(0, world.Count), parallel, async (number, stopping) =>
        {
            var selection = world.Selection(number);
            await WriteAsync(selection, stopping);
            written.Add(selection);
            progress?.Invoke(written.Count);
        });
        return [.. written.OrderBy(s => s.End.Id, StringComparer.Ordinal)];
    }

    private async Task WriteAsync(SampleSelection selection, CancellationToken cancellationToken)
    {
        // What rows name comes before the rows.
        foreach (var blob in selection.Blobs) await clients.Container(blob.Container).GetBlobClient(blob.Name).UploadAsync(new BinaryData(blob.Content), overwrite: true, cancellationToken);
        foreach (var submission in selection.Submissions) await rooms.AddSubmissionAsync(selection.End.Id, submission.CdmoId, submission.Content, cancellationToken);
        var first = selection.Steps[0];
        var state = first.Change.Rows.OfType<Selections.SelectionState>().Single();
        var committed = await selections.CreateAsync(state, first.Change, first.Actor, first.At, cancellationToken);
        foreach (var step in selection.Steps.Skip(1))
        {
            // Nobody else writes here yet, so that any ETag will do.
            committed = await selections.CommitAsync(new Loaded(committed.Selection, ETag.All), step.Change, step.Actor, step.At, cancellationToken)
                ?? throw new SetupException("Somebody else changes this storage; seed one that no site works on.");
        }
    }
}
