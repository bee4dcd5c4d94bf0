using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections;

/// <summary>
/// Where every change of a selection is made: load, decide, commit under the ETag, and once it is stored wake what waits for it. A lost race is decided again on fresh facts.
/// </summary>
public sealed class Desk(SelectionStore store, SessionStore sessions, Signals signals, TimeProvider clock)
{
    private const int Tries = 12;

    /// <summary>
    /// A person's decision. The token ends only the reading: who closes the tab in the middle has decided or has not, and what is stored is always signalled.
    /// </summary>
    public async Task<Verdict> DecideAsync(string selectionId, Actor actor, DurableTaskClient client, Func<Selection, DateTimeOffset, Outcome> decide, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await store.LoadAsync(selectionId, cancellationToken) is not { } loaded) return new Verdict(null, Refusal.NotFound("selection"));
            if (await store.IsDoneAsync(selectionId, actor, cancellationToken)) return await RepeatedAsync(loaded.Selection, client);
            var now = clock.GetUtcNow();
            var outcome = decide(loaded.Selection, now);
            if (outcome.Refusal is { } refusal) return new Verdict(loaded.Selection, refusal);
            if (outcome.Change!.IsEmpty)
            {
                await signals.SendAsync(client, outcome.Change, CancellationToken.None);
                return new Verdict(loaded.Selection, null);
            }

            // Before the commit: nobody goes on with rights that are being taken away. A lost race ends them once too often, which costs a sign-in.
            foreach (var person in outcome.Change.EndedSessions) await sessions.EndAllAsync(person, CancellationToken.None);
            if (await store.CommitAsync(loaded, outcome.Change, actor, now, CancellationToken.None) is { } committed)
            {
                await signals.SendAsync(client, committed, CancellationToken.None);
                return new Verdict(committed.Selection, null);
            }

            await Task.Delay(Random.Shared.Next(5, 40 * attempt), cancellationToken);
        }

        return new Verdict(null, Refusal.WrongState("busy", "Many people are changing this selection at this moment. Nothing was lost; try again."));
    }

    /// <summary>The verdict on a request that was carried out before and is sent again because its answer was lost; null for every other one.</summary>
    public async Task<Verdict?> FindRepeatedAsync(string selectionId, Actor actor, DurableTaskClient client, CancellationToken cancellationToken = default) =>
        await store.IsDoneAsync(selectionId, actor, cancellationToken) && await store.LoadAsync(selectionId, cancellationToken) is { } loaded ? await RepeatedAsync(loaded.Selection, client) : null;

    // With the answer the wake-ups may have been lost; a needless one only looks at the tables. Mails and starts are the reconciler's.
    private async Task<Verdict> RepeatedAsync(Selection selection, DurableTaskClient client)
    {
        foreach (var instance in Instances.Waiting(selection)) await signals.WakeAsync(client, instance, CancellationToken.None);
        return new Verdict(selection, null);
    }

    /// <summary>
    /// What the clock or a rule asks for: applies what is due now, then says what to wait for. A cancelled selection is only told to end.
    /// </summary>
    /// <param name="selectionId">The selection.</param>
    /// <param name="client">To wake and start orchestrations.</param>
    /// <param name="due">What is due now; an empty change when nothing is. Must be repeatable.</param>
    /// <param name="status">What the step waits for, judged on the selection after the change.</param>
    public Task<StageStatus> AdvanceAsync(string selectionId, DurableTaskClient client, Func<Selection, DateTimeOffset, Change> due, Func<Selection, DateTimeOffset, StageStatus> status) =>
        TransientFaultException.GuardAsync(async () =>
        {
            var verdict = await DecideAsync(selectionId, Actor.System, client, (s, now) => s.State.Stage == Stage.Cancelled ? new Change() : due(s, now));
            if (verdict.Refusal is { } refusal)
            {
                if (refusal.Type == "busy") throw new TimeoutException(refusal.Detail);
                throw new InvalidOperationException(refusal.Detail);
            }

            var selection = verdict.Selection!;
            return selection.State.Stage == Stage.Cancelled ? StageStatus.Finished(StageStatus.Cancelled) : status(selection, clock.GetUtcNow());
        });
}

/// <summary>What became of a decision: the selection as it is now, or why it was refused.</summary>
public sealed record Verdict(Selection? Selection, Refusal? Refusal);
