using CdmoFlow.Functions.Longlist;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>An import of the register was marked as running and its start was lost: start it.</summary>
public sealed class RestartImports(ImportStore imports, Signals signals)
{
    /// <summary>Starts every running import that has no orchestration.</summary>
    public async Task MendAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var import in await imports.RunningAsync(cancellationToken))
            await signals.StartAsync(client, new OrchestrationStart(nameof(ImportOrchestrator), $"import:{import.Id}", new ImportInput(import.Id)), cancellationToken);
    }
}
