using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>What the reconciler's last sweep found, for whoever asks whether the installation works: any instance of the app may have made it.</summary>
/// <param name="Attention">Selections that need a person's attention.</param>
/// <param name="Faults">Faults over all selections that wait for a person.</param>
/// <param name="OldestSignal">For how long the oldest signal has been due without being acted on; zero when there is none.</param>
/// <param name="OldestMail">For how long the oldest mail has waited to be sent; zero when there is none.</param>
public sealed record SweepNote(int Attention, int Faults, TimeSpan OldestSignal, TimeSpan OldestMail);

/// <summary>Keeps the note of the last sweep.</summary>
public sealed class SweepNotes(StorageClients clients)
{
    private const string Rows = "sweep";
    private const string Last = "last";
    private readonly TableClient table = clients.Table(TableNames.Index);

    /// <summary>Replaces the note.</summary>
    public Task PutAsync(SweepNote note, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Rows, Last, note), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The note and when it was written, by the service's real clock; null before the first sweep.</summary>
    public async Task<(SweepNote Note, DateTimeOffset At)?> FindAsync(CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Rows, Last, cancellationToken: cancellationToken);
        return found.HasValue ? (JsonEntity.Read<SweepNote>(found.Value!), found.Value!.Timestamp ?? DateTimeOffset.MinValue) : null;
    }
}
