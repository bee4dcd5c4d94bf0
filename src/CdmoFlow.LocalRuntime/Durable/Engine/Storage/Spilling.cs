namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Swaps large payloads of events and meta rows for the names of their blobs before they are stored, and back after they are read.</summary>
internal sealed class Spilling(PayloadBlobs blobs)
{
    /// <summary>The events as rows hold them; the same list when none is large.</summary>
    public async Task<IReadOnlyList<HistoryEvent>> OutAsync(string folder, IReadOnlyList<HistoryEvent> events, CancellationToken cancellation)
    {
        if (!events.Any(e => PayloadBlobs.IsLarge(e.Data)))
        {
            return events;
        }

        return await Task.WhenAll(events.Select(async e => PayloadBlobs.IsLarge(e.Data)
            ? e with { Data = null, Blob = await blobs.PutAsync(folder, e.Data!, cancellation) }
            : e));
    }

    /// <summary>The events with their payloads; the same list when none is in a blob.</summary>
    public async Task<IReadOnlyList<HistoryEvent>> InAsync(IReadOnlyList<HistoryEvent> events, CancellationToken cancellation)
    {
        if (!events.Any(e => e.Blob is not null))
        {
            return events;
        }

        return await Task.WhenAll(events.Select(async e => e.Blob is null ? e : e with { Data = await blobs.GetAsync(e.Blob, cancellation), Blob = null }));
    }

    public async Task<InstanceMeta> OutAsync(InstanceMeta meta, CancellationToken cancellation) => meta with
    {
        InputBlob = meta.InputBlob ?? (PayloadBlobs.IsLarge(meta.Input) ? await blobs.PutAsync(meta.BlobFolder, meta.Input!, cancellation) : null),
        OutputBlob = meta.OutputBlob ?? (PayloadBlobs.IsLarge(meta.Output) ? await blobs.PutAsync(meta.BlobFolder, meta.Output!, cancellation) : null),
    };

    public async Task<InstanceMeta> InAsync(InstanceMeta meta, CancellationToken cancellation) => meta with
    {
        Input = meta.Input ?? (meta.InputBlob is null ? null : await blobs.GetAsync(meta.InputBlob, cancellation)),
        Output = meta.Output ?? (meta.OutputBlob is null ? null : await blobs.GetAsync(meta.OutputBlob, cancellation)),
    };
}
