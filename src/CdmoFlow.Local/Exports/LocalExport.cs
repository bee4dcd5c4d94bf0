using CdmoFlow.Functions.Records.Exports;
using CdmoFlow.People;
using CdmoFlow.Records.Exports;
using CdmoFlow.Storage.Exports;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local.Exports;

/// <summary>The command <c>export</c>: a selection as one file, by whoever runs the machine. The trail notes it like every other export.</summary>
internal static class LocalExport
{
    private const int Tries = 10;
    private static readonly Actor Operator = new("system", "operator at the command line");

    /// <summary>Exit code 0 when the file was written.</summary>
    public static async Task<int> RunAsync(CommandLine asked, TextWriter output, TimeProvider clock, IConfiguration? settings = null, CancellationToken cancellationToken = default)
    {
        var file = Path.GetFullPath(asked.File!);
        if (File.Exists(file)) throw new SetupException($"The file {file} exists already; name another one.");
        await using var storage = await LocalStorage.OpenAsync(asked, settings, mayMakeKeys: false, cancellationToken);
        var (source, people) = (new ExportSource(storage.Clients), new PeopleStore(storage.Clients));
        var store = new SelectionStore(storage.Clients, new SelectionIndex(storage.Clients), storage.Keys);
        await NoteAsync(store, asked, clock, cancellationToken);
        var export = new SelectionExport(source, new ExportPages(source, new RoomStore(storage.Clients), people), people, storage.Keys, clock);
        var begun = await export.BeginAsync(asked.Selection!, Operator.PersonId, asked.Sealed, cancellationToken) ?? throw new SetupException($"There is no selection {asked.Selection}.");
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
        return 0;
    }

    private static async Task NoteAsync(SelectionStore store, CommandLine asked, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await store.LoadAsync(asked.Selection!, cancellationToken) is not { } loaded) throw new SetupException($"There is no selection {asked.Selection}.");
            var change = ExportSelection.Decide(loaded.Selection, new ExportInput(asked.Sealed), Operator).Change!;
            if (await store.CommitAsync(loaded, change, Operator, clock.GetUtcNow(), cancellationToken) is not null) return;
        }

        throw new SetupException("The selection is being changed all the time; try again.");
    }
}
