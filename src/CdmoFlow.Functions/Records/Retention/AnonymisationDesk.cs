using System.Collections.Concurrent;
using System.Text.Json;
using CdmoFlow.Functions.Records.Exports;
using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Records.Retention;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Exports;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Records.Retention;

/// <summary>Finds whom an anonymisation concerns and carries one out. Rare and thorough: it reads every selection whose records are still kept, because a name in one of them stays.</summary>
public sealed class AnonymisationDesk(SelectionStore store, ExportSource source, PeopleStore people, ErasePerson erase, Desk desk, TimeProvider clock)
{
    private const int AtOnce = 8;

    /// <summary>Whom it would concern now, and who would stay.</summary>
    public async Task<IReadOnlyList<PlannedPerson>> PlanAsync(Selection selection, CancellationToken cancellationToken = default)
    {
        var known = (await people.ListAsync(cancellationToken)).Where(p => !p.IsAnonymous).ToDictionary(p => p.Id, p => p.CdmoId, StringComparer.Ordinal);
        var ids = known.Keys.ToHashSet(StringComparer.Ordinal);
        return AnonymisationPlan.Of(selection, await NamedAsync(selection.Id, ids, cancellationToken), known, await ElsewhereAsync(selection.Id, ids, cancellationToken));
    }

    /// <summary>Carries out what two persons decided. A crash in the middle leaves it under way, and the reconciler repeats it; a legal hold placed meanwhile stops it.</summary>
    public async Task CarryOutAsync(DurableTaskClient client, string selectionId, CancellationToken cancellationToken = default)
    {
        if (await PlannedAsync(selectionId, cancellationToken) is not { } planned) return;
        var elsewhere = await ElsewhereAsync(selectionId, planned.Select(p => p.PersonId).ToHashSet(StringComparer.Ordinal), cancellationToken);
        // Somebody may have joined another selection since; who was replaced by an earlier try is in no other.
        List<PlannedPerson> done = [.. planned.Select(p => p.IsReplaced && elsewhere.Contains(p.PersonId) ? p with { KeptBecause = KeptReason.OtherSelection } : p)];
        foreach (var person in done.Where(p => p.IsReplaced))
        {
            if (await PlannedAsync(selectionId, cancellationToken) is null) return;
            await erase.RunAsync(person.PersonId, cancellationToken);
        }

        await desk.DecideAsync(selectionId, Actor.System, client, (selection, now) => AnonymisePeople.Done(selection, done, now), cancellationToken);
    }

    private async Task<IReadOnlyList<PlannedPerson>?> PlannedAsync(string selectionId, CancellationToken cancellationToken) =>
        await store.LoadAsync(selectionId, cancellationToken) is { } loaded && RetentionRow.Of(loaded.Selection) is { IsHeld: false, Anonymisation: { IsUnderWay: true } plan } ? plan.People : null;

    private async Task<IReadOnlyCollection<string>> NamedAsync(string selectionId, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        var named = new NamedPeople(known);
        await foreach (var row in source.EverythingAsync(selectionId, cancellationToken)) named.Look(row);
        return named.Found;
    }

    private async Task<IReadOnlySet<string>> ElsewhereAsync(string selectionId, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        ConcurrentBag<IReadOnlyCollection<string>> found = [];
        var others = (await store.ListIdsAsync(cancellationToken)).Where(id => id != selectionId);
        await Parallel.ForEachAsync(others, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (id, token) =>
        {
            if (await IsKeptAsync(id, token)) found.Add(await NamedAsync(id, known, token));
        });
        return found.SelectMany(ids => ids).ToHashSet(StringComparer.Ordinal);
    }

    // Of one that cannot be read nobody knows whether its period is over: its names stay.
    private async Task<bool> IsKeptAsync(string selectionId, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.LoadAsync(selectionId, cancellationToken) is not { } loaded) return false;
            var row = RetentionRow.Of(loaded.Selection);
            return row.IsHeld || !row.IsOver(loaded.Selection.State, clock.GetUtcNow());
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or InvalidCastException)
        {
            return true;
        }
    }
}
