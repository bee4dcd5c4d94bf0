using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Functions.Records;

/// <summary>A trail that does not hold waits for a person, until it does again.</summary>
public sealed class ReportTrail(Desk desk)
{
    private static readonly FaultKind[] LookedFor = [FaultKind.BrokenChain];

    /// <summary>Opens or settles the fault of the selection's trail.</summary>
    public async Task RunAsync(DurableTaskClient client, CheckedTrail looked, CancellationToken cancellationToken = default)
    {
        var id = looked.Selection.Id;
        IReadOnlyList<FaultFinding> Found(DateTimeOffset now) => looked.Verdict.FirstBreak is { } broken ? [new(FaultKind.BrokenChain, id, broken, broken, now)] : [];
        if (FaultList.Merge(looked.Selection, LookedFor, Found(DateTimeOffset.MaxValue), DateTimeOffset.MaxValue).IsEmpty) return;
        await desk.DecideAsync(id, Actor.System, client, (current, now) => FaultList.Merge(current, LookedFor, Found(now), now), cancellationToken);
    }
}
