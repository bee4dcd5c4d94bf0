using CdmoFlow.Functions.Records.Exports;
using CdmoFlow.People;
using CdmoFlow.Records.Exports;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Exports;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local.Exports;

/// <summary>The command <c>export</c>: a selection as one file, or all of them into one folder, by whoever runs the machine. The trail notes it like every other export.</summary>
internal sealed class LocalExport(CommandLine asked, LocalStorage storage, TimeProvider clock, TextWriter output)
{
    private const int Tries = 10;
    private static readonly Actor Operator = new("system", "operator at the command line");

    private readonly SelectionStore store = new(storage.Clients, new SelectionIndex(storage.Clients), storage.Keys);

    /// <summary>Exit code 0 when everything was written, 1 when a selection could not be exported; the others are then there all the same.</summary>
    public static async Task<int> RunAsync(CommandLine asked, TextWriter output, TimeProvider clock, IConfiguration? settings = null, CancellationToken cancellationToken = default)
    {
        var target = Path.GetFullPath(asked.File!);
        if (File.Exists(target)) throw new SetupException($"The file {target} exists already; name another one.");
        await using var storage = await LocalStorage.OpenAsync(asked, settings, mayMakeKeys: false, cancellationToken);
        await DemandSignerAsync(storage.Keys, cancellationToken);
        var export = new LocalExport(asked, storage, clock, output);
        if (asked.Selection == "all") return await export.AllAsync(target, cancellationToken);
        await export.OneAsync(asked.Selection!, target, cancellationToken);
        return 0;
    }

    private static async Task DemandSignerAsync(SecretKeys keys, CancellationToken cancellationToken)
    {
        try
        {
            using var signer = await keys.CheckpointAsync(cancellationToken);
        }
        catch (Azure.RequestFailedException missing) when (missing.Status == 404)
        {
            throw new SetupException("Storage holds no key that signs: set Keys__CheckpointVaultKey or Keys__Checkpoint like the app's, or let the site write its first nightly checkpoint.", missing);
        }
    }

    // One after the other; a file is there whole or not at all, so a second run into the same folder goes on where the first one stopped.
    private async Task<int> AllAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var failed = 0;
        foreach (var id in await store.ListIdsAsync(cancellationToken))
        {
            if (Path.Combine(folder, $"{id}.zip") is var file && File.Exists(file)) continue;
            try
            {
                await OneAsync(id, file, cancellationToken);
            }
            catch (Exception fault) when (fault is SetupException or ExportRefusedException or TimeoutException or InvalidOperationException or System.Text.Json.JsonException)
            {
                failed++;
                await output.WriteLineAsync($"export: selection {id} FAILED: {fault.Message}");
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private async Task OneAsync(string selectionId, string file, CancellationToken cancellationToken)
    {
        var (source, people) = (new ExportSource(storage.Clients), new PeopleStore(storage.Clients));
        await NoteAsync(selectionId, cancellationToken);
        var export = new SelectionExport(source, new ExportPages(source, new RoomStore(storage.Clients), people), people, storage.Keys, clock);
        var begun = await export.BeginAsync(selectionId, Operator.PersonId, asked.Sealed, cancellationToken) ?? throw new SetupException($"There is no selection {selectionId}.");
        var part = $"{file}.part";
        try
        {
            await using (var target = File.Create(part)) await export.WriteAsync(begun, target, cancellationToken);
            File.Move(part, file);
        }
        finally
        {
            File.Delete(part);
        }

        await output.WriteLineAsync(FormattableString.Invariant($"export: {begun.Header.Title}, {new FileInfo(file).Length} bytes in {file}; trail up to row {begun.Header.Trail.Sequence}, sealed parts: {begun.Header.Sealed.Count}{(begun.Header.Sealed.Count == 0 ? "" : asked.Sealed ? " (carried encrypted)" : " (left out)")}."));
    }

    private async Task NoteAsync(string selectionId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await store.LoadAsync(selectionId, cancellationToken) is not { } loaded) throw new SetupException($"There is no selection {selectionId}.");
            var change = ExportSelection.Decide(loaded.Selection, new ExportInput(asked.Sealed), Operator).Change!;
            if (await store.CommitAsync(loaded, change, Operator, clock.GetUtcNow(), cancellationToken) is not null) return;
        }

        throw new SetupException("The selection is being changed all the time; try again.");
    }
}
