using System.Collections.Concurrent;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>Every instance of the hub that has not ended, in memory, and the way to give one a message.</summary>
internal sealed class LiveInstances(TurnQueue queue)
{
    private readonly ConcurrentDictionary<string, Instance> live = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, string> unreadable = new(StringComparer.Ordinal);

    /// <summary>Instances that get no turns, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Aside => unreadable
        .Concat(live.Values.Where(i => i.SetAside is not null).Select(i => KeyValuePair.Create(i.Id, i.SetAside!)))
        .ToDictionary(StringComparer.Ordinal);

    public ICollection<Instance> All => live.Values;

    public int Count => live.Count;

    public Instance? Find(string instanceId) => live.GetValueOrDefault(instanceId);

    /// <summary>Takes in an instance that storage holds already; its first turn loads history and inbox.</summary>
    public Instance Adopt(InstanceMeta meta) => Take(meta, null);

    /// <summary>Takes in an instance that this process has just inserted: nothing else of it can be in storage.</summary>
    public Instance AdoptNew(InstanceMeta meta) => Take(meta, []);

    public void Enqueue(Instance instance) => queue.Enqueue(instance);

    /// <summary>Gives an instance the answer to one of its calls.</summary>
    public void Answer(Instance instance, int execution, HistoryEvent answer)
    {
        instance.Deliver(execution, answer);
        queue.Enqueue(instance);
    }

    /// <summary>Notes an instance of which not even the row can be read.</summary>
    public void SetAside(string instanceId, string reason) => unreadable[instanceId] = reason;

    /// <summary>Lets go of an ended instance and gives its parent the answer.</summary>
    public void End(Instance instance, InstanceMeta meta)
    {
        live.TryRemove(instance.Id, out _);
        instance.History = null;
        if (ParentOf(meta) is { } parent)
        {
            Answer(parent, meta.ParentExecution, ChildAnswer.From(meta));
        }

        instance.Started.TrySetResult();
        instance.Ended.TrySetResult(meta);
    }

    /// <summary>True while the parent of an ended instance may still need its answer, which is read from the instance's own row.</summary>
    public bool AwaitsAnswerOf(InstanceMeta child) =>
        ParentOf(child) is { } parent && parent.MayExpect(child.ParentExecution, child.ParentTaskId);

    /// <summary>Children of the instance that have not ended, and theirs.</summary>
    public IEnumerable<Instance> DescendantsOf(string instanceId) =>
        live.Values.Where(i => i.Meta.ParentId == instanceId).SelectMany(child => DescendantsOf(child.Id).Prepend(child));

    /// <summary>Children of any of the instances that still get turns.</summary>
    public List<Instance> ChildrenOf(IReadOnlySet<string> parents) => [.. live.Values.Where(i => i.Meta.ParentId is { } parent && parents.Contains(parent) && i.SetAside is null)];

    private Instance? ParentOf(InstanceMeta child) =>
        child.ParentId is { } id && Find(id) is { } parent && parent.Meta.Incarnation == child.ParentIncarnation ? parent : null;

    private Instance Take(InstanceMeta meta, List<Turn>? history)
    {
        var instance = live.GetOrAdd(meta.InstanceId, _ => new(meta) { History = history });
        if (meta.Status != OrchestrationRuntimeStatus.Pending)
        {
            instance.Started.TrySetResult();
        }

        queue.Enqueue(instance);
        return instance;
    }
}
