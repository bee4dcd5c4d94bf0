using System.Collections.Concurrent;
using CdmoFlow.Gates;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>
/// A wake-up was lost: something changed or is due in the tables and the instance that waits for it has not moved since. One that has moved since is left alone, so that an overdue human step does not fill its history.
/// </summary>
public sealed class WakeOverdue(Signals signals)
{
    // When each was first woken, and where it stood then. A change that needs no wake-up looks like a lost one until the instance has had its chance.
    private readonly ConcurrentDictionary<string, (DateTimeOffset Stood, DateTimeOffset WokenAt)> woken = new(StringComparer.Ordinal);

    /// <summary>Wakes what should have moved; answers what an earlier sweep has woken and has not moved since.</summary>
    public async Task<IReadOnlyList<LateSignal>> MendAsync(DurableTaskClient client, Selection selection, Unfinished unfinished, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<LateSignal> late = [];
        var waiting = Instances.Waiting(selection).ToHashSet(StringComparer.Ordinal);
        foreach (var instance in unfinished.Of(selection.Id).Where(i => unfinished.Running(i.InstanceId) is not null && IsWatched(selection.Id, i.InstanceId)))
        {
            var left = !waiting.Contains(instance.InstanceId);
            var due = LastDue(selection, now);
            var suspended = instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended;
            if (!left && !suspended && due <= instance.LastUpdatedAt)
            {
                woken.TryRemove(instance.InstanceId, out _);
                continue;
            }

            var (stood, since) = woken.AddOrUpdate(
                instance.InstanceId, _ => (instance.LastUpdatedAt, now), (_, known) => suspended || known.Stood == instance.LastUpdatedAt ? known : (instance.LastUpdatedAt, now));
            // One that was suspended from outside takes its wake-ups and does nothing with them.
            if (since < now && (suspended || stood == instance.LastUpdatedAt)) late.Add(new LateSignal(instance.InstanceId, since));
            await signals.WakeAsync(client, instance.InstanceId, cancellationToken);
        }

        return late;
    }

    // The spine, the mails, the memos, the addenda, the verifications and the checks wait for no event.
    private static readonly string[] Unwatched = [":mail:", ":memo:", ":addendum:", ":seal:", ":checks:", ":attachment:"];

    private static bool IsWatched(string selectionId, string instanceId) =>
        instanceId != selectionId && instanceId[selectionId.Length..] is var kind && !Array.Exists(Unwatched, u => kind.StartsWith(u, StringComparison.Ordinal));

    private static DateTimeOffset LastDue(Selection selection, DateTimeOffset now)
    {
        var state = selection.State;
        var entered = state.Timeline.Count > 0 ? state.Timeline[^1].At : DateTimeOffset.MinValue;
        DateTimeOffset?[] instants =
        [
            entered, state.ChangedAt, state.DueAt, state.RfpDeadline, Deadlines.Last(selection), state.QuestionsUntil, QuestionWindow.AnswersDueAt(selection), QuestionWindow.RatingsDueAt(selection), selection.OpenGate?.DueAt,
            .. selection.Gates.Where(g => g.State != GateState.Open).SelectMany(g => g.Decisions).Select(d => (DateTimeOffset?)d.At),
        ];
        return instants.Where(i => i <= now).Max() ?? DateTimeOffset.MinValue;
    }
}
