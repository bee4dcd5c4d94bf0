using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CdmoFlow.LocalRuntime;
using CdmoFlow.LocalRuntime.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace CdmoFlow.Integration.Tests.Histories;

/// <summary>What one orchestration did under a released version, turn by turn; ids only, as in every history.</summary>
internal sealed record RecordedHistory(string Orchestrator, string InstanceId, string? ParentId, string? Input, OrchestrationRuntimeStatus Status, IReadOnlyList<IReadOnlyList<HistoryEvent>> Turns)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The steps without data: two histories of one shape prove the same.</summary>
    public string Shape => string.Join(' ', Turns.Select(turn => string.Join(',', turn.Select(e => $"{e.Kind}:{e.Name}"))));

    public static RecordedHistory From(StoredInstance stored) => new(
        stored.Meta.Name, stored.Meta.InstanceId, stored.Meta.ParentId, stored.Meta.Input, stored.Meta.Status, [.. stored.History.Select(turn => turn.Events)]);

    public static RecordedHistory Read(string path) => JsonSerializer.Deserialize<RecordedHistory>(File.ReadAllText(path), Options)!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Options) + "\n");

    /// <summary>Replays every turn against today's code.</summary>
    /// <exception cref="InvalidOperationException">There is no such orchestrator any more, or it does not end where it ended.</exception>
    /// <exception cref="NonDeterministicException">A step differs; the message names it.</exception>
    public void Replay(LocalRuntimeRegistry registry)
    {
        var orchestrator = registry.FindOrchestrator(Orchestrator) ?? throw new InvalidOperationException($"There is no orchestrator named '{Orchestrator}' any more.");
        var meta = new InstanceMeta(InstanceId, Orchestrator) { Input = Input, ParentId = ParentId, ParentName = ParentId is null ? null : "Parent" };
        var run = new OrchestrationRun(meta, orchestrator, NullLoggerFactory.Instance, () => throw new InvalidOperationException("A foreign task was awaited."));
        for (var number = 0; number < Turns.Count; number++)
        {
            run.Replay(new Turn(Turns[number]), number);
        }

        if (run.HasReturned != (Status == OrchestrationRuntimeStatus.Completed))
            throw new InvalidOperationException($"After {Turns.Count} turns the code {(run.HasReturned ? "has returned" : "still waits")}; the history says {Status}.");
        if (run.Error is { } error)
            throw new InvalidOperationException($"The code failed where it completed before: {error.Message}", error);
    }
}
