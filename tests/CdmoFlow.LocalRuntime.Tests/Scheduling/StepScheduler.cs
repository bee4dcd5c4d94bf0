using CdmoFlow.LocalRuntime.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CdmoFlow.LocalRuntime.Tests.Scheduling;

/// <summary>
/// Plays orchestrations in memory, one message per turn, in an order that <see cref="Choices"/> decides. After every turn the process "dies": all that is left is the history as JSON,
/// and the next turn replays it from there. Between an activity's work and its answer anything else may happen; it may also die there, and then it runs again.
/// </summary>
internal sealed class StepScheduler(LocalRuntimeRegistry registry, Func<ActivityRequest, string?> activities, Choices choices, DateTimeOffset start)
{
    private const int MostTurns = 5000;
    private readonly Dictionary<string, Instance> instances = new(StringComparer.Ordinal);
    private readonly List<(string Instance, HistoryEvent Message)> events = [];
    private readonly Dictionary<(string, int, int), HistoryEvent> answers = [];
    private readonly HashSet<(string, int, int)> diedOnce = [];
    private readonly FakeTimeProvider clock = new(start);

    /// <summary>Whether time may also move while other things wait, as when the machine was off.</summary>
    public bool TimeIsFree { get; init; }

    /// <summary>Whether activities may die once between their work and their answer.</summary>
    public bool LosesAnswers { get; init; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public int Turns { get; private set; }

    /// <summary>Things that may happen outside at any moment, each once: a person decides, a deadline is moved.</summary>
    public List<Action> Outside { get; } = [];

    public IEnumerable<InstanceMeta> Instances => instances.Values.Select(i => i.Meta);

    public InstanceMeta this[string instanceId] => instances[instanceId].Meta;

    public IReadOnlyList<Turn> History(string instanceId) => instances[instanceId].History!;

    public void Start(string orchestrator, string instanceId, object? input = null) =>
        Begin(new InstanceMeta(instanceId, orchestrator) { Input = Payload.Write(input), Created = Now, Updated = Now });

    /// <summary>An event on its way; it arrives at any later moment, in any order.</summary>
    public void Raise(string instanceId, string name, object? payload) =>
        events.Add((instanceId, new(EventKind.EventRaised) { Name = name, Data = Payload.Write(payload) }));

    /// <summary>Lets everything happen until nothing can happen any more; time moves only when nothing else can.</summary>
    public void Run()
    {
        while (true)
        {
            var possible = Possible().ToList();
            if (possible.Count > 0)
            {
                possible[choices.Next(possible.Count)]();
            }
            else if (NextTimer() is { } next)
            {
                clock.SetUtcNow(next);
            }
            else
            {
                return;
            }

            Assert.True(Turns < MostTurns, $"The orchestrations do not come to an end in {MostTurns} turns.");
        }
    }

    private IEnumerable<Action> Possible()
    {
        if (TimeIsFree && NextTimer() is { } next && next > Now)
        {
            yield return () => clock.SetUtcNow(next);
        }

        foreach (var act in Outside)
        {
            yield return () =>
            {
                Outside.Remove(act);
                act();
            };
        }

        foreach (var entry in events)
        {
            yield return () =>
            {
                events.Remove(entry);
                if (instances.TryGetValue(entry.Instance, out var instance) && !instance.Meta.HasEnded)
                {
                    Turn(instance, entry.Message);
                }
            };
        }

        foreach (var instance in instances.Values.Where(i => !i.Meta.HasEnded))
        {
            if (instance.IsDue)
            {
                yield return () => Play(instance);
            }

            foreach (var action in instance.Pending.All)
            {
                switch (action.Kind)
                {
                    case EventKind.ActivityScheduled:
                        var key = (instance.Id, instance.Meta.Execution, action.Id);
                        if (!answers.TryGetValue(key, out var answer))
                        {
                            yield return () => answers.Add(key, Work(instance, action));
                            break;
                        }

                        yield return () => Turn(instance, answer);
                        if (LosesAnswers && !diedOnce.Contains(key))
                        {
                            yield return () =>
                            {
                                diedOnce.Add(key);
                                answers.Remove(key);
                            };
                        }

                        break;
                    case EventKind.TimerScheduled when action.At <= Now:
                        yield return () => Turn(instance, new(EventKind.TimerFired) { Id = action.Id });
                        break;
                    case EventKind.ChildScheduled when !instances.ContainsKey(action.Child!):
                        yield return () => Begin(Child(instance, action));
                        break;
                    case EventKind.ChildScheduled when instances[action.Child!].Meta.HasEnded:
                        yield return () => Turn(instance, ChildAnswer.From(instances[action.Child!].Meta));
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private DateTimeOffset? NextTimer() => instances.Values.Where(i => !i.Meta.HasEnded)
        .SelectMany(i => i.Pending.All).Where(a => a.Kind == EventKind.TimerScheduled).Min(a => a.At);

    /// <summary>The activity's work and the answer that follows from it.</summary>
    private HistoryEvent Work(Instance instance, HistoryEvent action)
    {
        try
        {
            return new(EventKind.ActivityCompleted) { Id = action.Id, Name = action.Name, Data = activities(new(instance.Id, action.Name!, action.Data, this)) };
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            return new(EventKind.ActivityFailed) { Id = action.Id, Name = action.Name, Failure = TaskFailureDetails.FromException(e) };
        }
    }

    private InstanceMeta Child(Instance parent, HistoryEvent action) => new(action.Child!, action.Name!)
    {
        Input = action.Data,
        ParentId = parent.Id,
        ParentName = parent.Meta.Name,
        ParentExecution = parent.Meta.Execution,
        ParentTaskId = action.Id,
        Created = Now,
        Updated = Now,
    };

    private void Begin(InstanceMeta meta)
    {
        var instance = new Instance(meta) { History = [] };
        instances.Add(meta.InstanceId, instance);
        Play(instance);
    }

    private void Turn(Instance instance, HistoryEvent message)
    {
        if (message.IsAnswer)
        {
            instance.Deliver(instance.Meta.Execution, message);
        }
        else
        {
            instance.Deliver(InboxRow.Sent(message));
        }

        Play(instance);
    }

    private void Play(Instance instance)
    {
        Turns++;
        var batch = instance.Peek();
        var result = new TurnRunner(registry, clock, NullLoggerFactory.Instance).Play(instance, batch, () => throw new InvalidOperationException("A foreign task."));
        var carried = result.Carried;
        instance.Advance(result, result.Meta, batch);
        Crash(instance, carried);
    }

    /// <summary>Nothing survives but what storage would hold.</summary>
    private void Crash(Instance instance, IReadOnlyList<InboxRow> inbox)
    {
        var history = instance.History!.Select(turn => new Turn(HistoryEvent.Read(HistoryEvent.Write(turn.Events)))).ToList();
        var again = new Instance(InstanceMeta.FromRow(instance.Meta.ToRow()) with { ETag = instance.Meta.ETag });
        again.Restore(new(again.Meta, history, [.. inbox]));
        instances[instance.Id] = again;
    }
}

/// <summary>An activity that is to do its work.</summary>
internal sealed record ActivityRequest(string InstanceId, string Name, string? Input, StepScheduler Scheduler);
