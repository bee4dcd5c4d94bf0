namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Makes sure that a scheduled child exists exactly once, also when the process died between the parent's commit and the child's insert.</summary>
internal static class ChildStart
{
    /// <summary>Inserts the child or finds it. Gives the answer at once when the child has ended or its id belongs to somebody else.</summary>
    public static async Task<HistoryEvent?> EnsureAsync(HubEngine engine, InstanceMeta parent, int execution, HistoryEvent action, CancellationToken cancellation)
    {
        var now = engine.Time.GetUtcNow();
        var wanted = new InstanceMeta(action.Child!, action.Name!)
        {
            Input = action.Data,
            ParentId = parent.InstanceId,
            ParentName = parent.Name,
            ParentExecution = execution,
            ParentTaskId = action.Id,
            Created = now,
            Updated = now,
        };
        while (true)
        {
            if (await engine.Table.TryInsertAsync(wanted, cancellation) is { } inserted)
            {
                engine.Adopt(inserted);
                return null;
            }

            if (await engine.Table.FindAsync(wanted.InstanceId, cancellation) is not { } existing)
            {
                continue;
            }

            if (existing.ParentId == parent.InstanceId && existing.ParentExecution == execution && existing.ParentTaskId == action.Id)
            {
                return existing.HasEnded ? ChildAnswer.From(existing) : null;
            }

            if (existing.ParentId != parent.InstanceId || !existing.HasEnded)
            {
                return ChildAnswer.Failed(action.Id, wanted.Name, new(
                    typeof(InvalidOperationException).FullName!, $"An orchestration with the id '{wanted.InstanceId}' exists already.", null, null, null));
            }

            // A retry of the same parent under the same id: the failed attempt makes room for the new one.
            await engine.Table.PurgeAsync(wanted.InstanceId, cancellation);
        }
    }
}
