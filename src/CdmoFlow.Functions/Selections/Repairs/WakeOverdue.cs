using CdmoFlow.Gates;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Selections.Repairs;

/// <summary>
/// A wake-up was lost: something changed or is due in the tables and the instance that waits for it has not moved since. One that has moved since is left alone, so that an overdue human step does not fill its history.
/// </summary>
public sealed class WakeOverdue(Signals signals, WokenNotes notes)
{
    /// <summary>Wakes what should have moved; answers what an earlier sweep has woken and has not moved since.</summary>
    /// <param name="client">To wake.</param>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="unfinished">The instances of all selections.</param>
    /// <param name="woken">When each was first woken, and where it stood then. A change that needs no wake-up looks like a lost one until the instance has had its chance.</param>
    /// <param name="now">Business time.</param>
    /// <param name="cancellationToken">Ends it; the next sweep goes on.</param>
    public async Task<IReadOnlyList<LateSignal>> MendAsync(DurableTaskClient client, Selection selection, Unfinished unfinished, IReadOnlyDictionary<string, WokenNote> woken, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<LateSignal> late = [];
        var waiting = Instances.Waiting(selection).ToHashSet(StringComparer.Ordinal);
        foreach (var instance in unfinished.Of(selection.Id).Where(i => unfinished.Running(i.InstanceId) is not null && IsWatched(selection.Id, i.InstanceId)))
        {
            var known = woken.GetValueOrDefault(instance.InstanceId);
            var left = !waiting.Contains(instance.InstanceId);
            var due = LastDue(selection, now);
            var suspended = instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended;
            if (!left && !suspended && due <= instance.LastUpdatedAt)
            {
                if (known is not null) await notes.RemoveAsync(instance.InstanceId, cancellationToken);
                continue;
            }

            // One that was suspended from outside takes its wake-ups and does nothing with them.
            if (known is not null && (suspended || known.Stood == instance.LastUpdatedAt))
            {
                if (known.WokenAt < now) late.Add(new LateSignal(instance.InstanceId, known.WokenAt));
            }
            else
            {
                await notes.PutAsync(instance.InstanceId, new WokenNote(instance.LastUpdatedAt, now), cancellationToken);
            }

            await signals.WakeAsync(client, instance.InstanceId, cancellationToken);
        }

        return late;
    }

    /// <summary>True for a selection of which an instance was woken in vain: it is looked at again although nothing in the lists shows it.</summary>
    public static bool HasWoken(IReadOnlyDictionary<string, WokenNote> woken, string selectionId) => woken.Keys.Any(id => id.StartsWith(selectionId, StringComparison.Ordinal));

    /// <summary>Forgets instances that have ended: nothing waits for them any more.</summary>
    public async Task ForgetAsync(IReadOnlyDictionary<string, WokenNote> woken, Unfinished unfinished, CancellationToken cancellationToken)
    {
        foreach (var instance in woken.Keys.Where(id => unfinished.Running(id) is null)) await notes.RemoveAsync(instance, cancellationToken);
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
