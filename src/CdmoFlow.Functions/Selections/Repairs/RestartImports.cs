using CdmoFlow.Functions.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>An import of the register is marked as running and nothing works on it: its start was lost, or its orchestration ended without saying so. Start it.</summary>
public sealed class RestartImports(ImportStore imports, Signals signals)
{
    /// <summary>Starts every running import that has no orchestration, and once an hour those whose orchestration has ended.</summary>
    public async Task MendAsync(DurableTaskClient client, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var import in await imports.RunningAsync(cancellationToken))
        {
            var first = new OrchestrationStart(nameof(ImportOrchestrator), $"import:{import.Id}", new ImportInput(import.Id));
            if (await client.GetInstanceAsync(first.InstanceId, cancellationToken) is null) await signals.StartAsync(client, first, cancellationToken);
            else await signals.StartAgainAsync(client, first, now, cancellationToken: cancellationToken);
        }
    }
}
