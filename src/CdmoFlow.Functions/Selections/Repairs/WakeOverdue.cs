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
    /// <summary>Wakes what should have moved; answers for how long the longest has been due without moving.</summary>
    public async Task<TimeSpan> MendAsync(DurableTaskClient client, Selection selection, Unfinished unfinished, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var oldest = TimeSpan.Zero;
        var waiting = Instances.Waiting(selection).ToHashSet(StringComparer.Ordinal);
        foreach (var instance in unfinished.Of(selection.Id).Where(i => unfinished.Running(i.InstanceId) is not null && IsWatched(selection.Id, i.InstanceId)))
        {
            var left = !waiting.Contains(instance.InstanceId);
            var due = LastDue(selection, now);
            if (!left && due <= instance.LastUpdatedAt) continue;
            if (due > instance.LastUpdatedAt && now - due > oldest) oldest = now - due;
            await signals.WakeAsync(client, instance.InstanceId, cancellationToken);
        }

        return oldest;
    }

    // The spine, the mails, the memos, the addenda and the verifications wait for no event.
    private static bool IsWatched(string selectionId, string instanceId) =>
        instanceId != selectionId && instanceId[selectionId.Length..] is var kind
        && !kind.StartsWith(":mail:", StringComparison.Ordinal) && !kind.StartsWith(":memo:", StringComparison.Ordinal) && !kind.StartsWith(":addendum:", StringComparison.Ordinal) && !kind.StartsWith(":seal:", StringComparison.Ordinal);

    private static DateTimeOffset LastDue(Selection selection, DateTimeOffset now)
    {
        var state = selection.State;
        var entered = state.Timeline.Count > 0 ? state.Timeline[^1].At : DateTimeOffset.MinValue;
        DateTimeOffset?[] instants =
        [
            entered, state.ChangedAt, state.DueAt, state.RfpDeadline, Deadlines.Last(selection), state.QuestionsUntil, QuestionWindow.AnswersDueAt(selection), selection.OpenGate?.DueAt,
            .. selection.Gates.Where(g => g.State != GateState.Open).SelectMany(g => g.Decisions).Select(d => (DateTimeOffset?)d.At),
        ];
        return instants.Where(i => i <= now).Max() ?? DateTimeOffset.MinValue;
    }
}
