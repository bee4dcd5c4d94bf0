namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>
/// Makes sure that a scheduled child exists exactly once. The parent's history is the message "start", the child's row the message "done": both are read again after a crash,
/// so each is delivered at least once, and the child's id and the parent's open call tell repetitions.
/// </summary>
internal static class ChildStart
{
    /// <summary>Inserts the child or finds it. Gives the answer at once when the child has ended or its id belongs to somebody else.</summary>
    public static async Task<HistoryEvent?> EnsureAsync(
        HubTable table, LiveInstances live, TimeProvider time, InstanceMeta parent, int execution, HistoryEvent action, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var wanted = new InstanceMeta(action.Child!, action.Name!)
        {
            Input = action.Data,
            Incarnation = Guid.NewGuid().ToString("N"),
            ParentIncarnation = parent.Incarnation,
            ParentId = parent.InstanceId,
            ParentName = parent.Name,
            ParentExecution = execution,
            ParentTaskId = action.Id,
            Created = now,
            Updated = now,
        };
        while (true)
        {
            if (await table.TryInsertAsync(wanted, cancellation) is { } inserted)
            {
                live.AdoptNew(inserted);
                return null;
            }

            if (await table.FindAsync(wanted.InstanceId, cancellation) is not { } existing)
            {
                continue;
            }

            if (existing.IsChildOf(parent, execution, action.Id))
            {
                if (existing.HasEnded)
                {
                    return ChildAnswer.From(await table.WithPayloadsAsync(existing, cancellation));
                }

                // Inserted before a crash, or by an insert whose answer was lost.
                live.Adopt(existing);
                return null;
            }

            if (existing.ParentId != parent.InstanceId || !existing.HasEnded)
            {
                return ChildAnswer.Failed(action.Id, wanted.Name, new(
                    typeof(InvalidOperationException).FullName!, $"An orchestration with the id '{wanted.InstanceId}' exists already.", null, null, null));
            }

            // A retry of the same parent under the same id: the failed attempt makes room for the new one.
            await table.PurgeAsync(existing, cancellation);
        }
    }
}
