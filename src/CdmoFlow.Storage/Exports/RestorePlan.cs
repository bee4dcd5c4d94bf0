using System.Text.Json;
using System.Text.RegularExpressions;
using CdmoFlow.Mail;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Webhooks;

namespace CdmoFlow.Storage.Exports;

/// <summary>What an export would restore, read and checked before anything is written: every row of this selection and of a kind that is known, every file where the rows expect it, nothing sealed in the clear.</summary>
public sealed partial class RestorePlan
{
    private RestorePlan(Selection selection, IReadOnlyList<ExportedFile> files, IReadOnlyList<ExportedPerson> people) => (Selection, Files, People) = (selection, files, people);

    /// <summary>The selection as it stood.</summary>
    public Selection Selection { get; }

    /// <summary>The files.</summary>
    public IReadOnlyList<ExportedFile> Files { get; }

    /// <summary>The people.</summary>
    public IReadOnlyList<ExportedPerson> People { get; }

    /// <summary>Reads the plan.</summary>
    /// <exception cref="ExportRefusedException">Something does not fit; the message says what.</exception>
    public static async Task<RestorePlan> ReadAsync(ExportArchive archive, CancellationToken cancellationToken = default)
    {
        var id = archive.Manifest.SelectionId;
        if (!Name().IsMatch(id)) throw new ExportRefusedException("The id of the selection is none that this program makes.");
        SelectionState? state = null;
        List<ISelectionRow> facts = [];
        await foreach (var row in archive.RowsAsync("rows", cancellationToken))
        {
            if (row.PartitionKey != id || RowKinds.Of(row.RowKey) is not { } type) throw new ExportRefusedException($"The row {row.RowKey} is of another selection or of a kind that this program does not know.");
            var fact = (ISelectionRow)Read(row, type);
            if (fact.RowKey != row.RowKey) throw new ExportRefusedException($"The row {row.RowKey} holds the record {fact.RowKey}.");
            if (fact is SelectionState found) state = found;
            else if (fact is not OutboxMail) facts.Add(fact);
        }

        if (state is null || state.Id != id || state.Trail != archive.Manifest.Trail) throw new ExportRefusedException("The state row is missing or belongs to another trail.");
        var selection = new Selection(state, facts);
        var files = await LinesAsync<ExportedFile>(archive, ExportPaths.Files, cancellationToken);
        CheckFiles(archive, selection, files);
        await CheckRoomsAsync(archive, selection, cancellationToken);
        await CheckTrailAsync(archive, id, cancellationToken);
        return new RestorePlan(selection, files, await LinesAsync<ExportedPerson>(archive, ExportPaths.People, cancellationToken));
    }

    /// <summary>A row as it is written: mails that had not left are closed and webhooks are off, so that nobody is written to by a restore.</summary>
    public static StoredRow Restored(StoredRow row) => row.Kind switch
    {
        "mail" when Read(row, typeof(OutboxMail)) is OutboxMail { State: OutboxState.Queued or OutboxState.Claimed } mail =>
            With(row, mail with { State = OutboxState.Failed, Failure = "Not sent: the selection was restored from an export before this mail had left." }),
        // Its secret is in no export, and the other program hears of the selection from where it was.
        "webhook" when Read(row, typeof(Webhook)) is Webhook { DisabledAt: null } hook => With(row, hook with { DisabledAt = hook.CreatedAt }),
        "webhook-call" when Read(row, typeof(WebhookCall)) is WebhookCall { State: WebhookCallState.Waiting } call => With(row, call with { State = WebhookCallState.NotWanted }),
        _ => row,
    };

    private static StoredRow With(StoredRow row, object record) => row with { Json = JsonSerializer.Serialize(record, record.GetType(), Json.Options) };

    /// <summary>True for a row of a CDMO's room of this selection.</summary>
    public static bool IsRoomRow(string selectionId, StoredRow row) =>
        row.PartitionKey.StartsWith($"{selectionId}:", StringComparison.Ordinal) && Name().IsMatch(row.PartitionKey.AsSpan(selectionId.Length + 1)) && row.Kind is "submission" or "correction" or "withdrawal" or "draft";

    private static void CheckFiles(ExportArchive archive, Selection selection, IReadOnlyList<ExportedFile> files)
    {
        var hashes = archive.Manifest.Entries.ToDictionary(e => e.Path, e => e.Sha256, StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file.Container is not (Containers.Documents or Containers.Sealed) || !Name().IsMatch(file.Blob) || !hashes.ContainsKey(file.Path) || (file.IsEncrypted && file.Container != Containers.Sealed))
                throw new ExportRefusedException($"The file {file.Path} would lie where no file of a selection lies.");
        }

        var stored = files.Where(f => !f.IsEncrypted).ToDictionary(f => (f.Container, f.Blob));
        foreach (var document in selection.Documents)
        {
            if (stored.TryGetValue((Containers.Of(document), document.BlobName), out var file) && hashes[file.Path] != document.Sha256) throw new ExportRefusedException($"The document {document.FileName} is not the one that its row names.");
        }

        foreach (var attachment in DataRooms.All(selection).Where(a => a.File.SealedBlob is not null))
        {
            if (!stored.TryGetValue((Containers.Sealed, attachment.File.SealedBlob!), out var file)) continue;
            if (!DataRoomFiles.IsCarried(attachment)) throw new ExportRefusedException($"The file {attachment.File.Name} of the data room was never found clean, and its content lies in the export.");
            if (hashes[file.Path] != attachment.File.Sha256) throw new ExportRefusedException($"The file {attachment.File.Name} of the data room is not the one that its row names.");
        }
    }

    private static async Task CheckRoomsAsync(ExportArchive archive, Selection selection, CancellationToken cancellationToken)
    {
        await foreach (var row in archive.RowsAsync("rooms", cancellationToken))
        {
            if (!IsRoomRow(selection.Id, row)) throw new ExportRefusedException($"The row {row.RowKey} is of no room of this selection.");
            var isOpen = row.Kind switch
            {
                "submission" => Read(row, typeof(RoomSubmission)) is RoomSubmission submission && SealRules.IsOpen(selection, submission),
                "correction" => Read(row, typeof(RoomCorrection)) is RoomCorrection && SealRules.AreCorrectionsOpen(selection, row.PartitionKey[(selection.Id.Length + 1)..]),
                _ => false,
            };
            if (!isOpen) throw new ExportRefusedException($"The row {row.RowKey} is sealed and lies in the clear.");
        }
    }

    private static async Task CheckTrailAsync(ExportArchive archive, string id, CancellationToken cancellationToken)
    {
        await foreach (var line in archive.LinesAsync(ExportPaths.Trail, cancellationToken))
        {
            var row = StoredRow.Read(line)!;
            var entry = (TrailEntry)Read(row, typeof(TrailEntry));
            if (row.PartitionKey != id || row.RowKey != TrailEntry.KeyOf(entry.Sequence)) throw new ExportRefusedException($"The row {row.RowKey} of the trail lies in another place than it says.");
        }
    }

    private static async Task<IReadOnlyList<T>> LinesAsync<T>(ExportArchive archive, string path, CancellationToken cancellationToken)
    {
        List<T> all = [];
        await foreach (var line in archive.LinesAsync(path, cancellationToken)) all.Add((T)Read(new StoredRow("", path, line), typeof(T)));
        return all;
    }

    private static object Read(StoredRow row, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Json, type, Json.Options) ?? throw new ExportRefusedException($"The row {row.RowKey} is empty.");
        }
        catch (JsonException wrong)
        {
            throw new ExportRefusedException($"The row {row.RowKey} cannot be read.", wrong);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,99}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
