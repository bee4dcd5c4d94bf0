using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Records;

/// <summary>Once a day, keeps a signed note of where every trail ends: what is cut or rewritten afterwards contradicts it.</summary>
public sealed class WriteCheckpoint(SelectionStore selections, Checkpoints checkpoints, TimeProvider clock)
{
    /// <summary>Runs every night; repeating it on the same day changes nothing.</summary>
    [Function(nameof(WriteCheckpoint))]
    public async Task Run([TimerTrigger("0 15 2 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        await checkpoints.TakeAsync(await selections.HeadsAsync(cancellationToken), clock.GetUtcNow(), cancellationToken);
}
