using CdmoFlow.Selections;

namespace CdmoFlow.Longlist.Outreach;

/// <summary>The teaser's answers: the silent are reminded once, and after the date their silence is a task.</summary>
public static class OutreachUpkeep
{
    private static readonly TimeSpan ReminderBefore = TimeSpan.FromDays(2);

    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        var change = new Change();
        foreach (var approach in Silent(selection).Where(a => NextAt(a) <= now).Take(25))
        {
            if (now >= approach.AnswerBy)
            {
                change.Put(approach with { SilentAt = now, RemindedAt = approach.RemindedAt ?? now }).Note("availability.silent", approach.RowKey);
            }
            else
            {
                change.Put(approach with { RemindedAt = now }).Note("availability.reminded", approach.RowKey);
                if (selection.Teasers.FirstOrDefault(t => t.Number == approach.Teaser) is { } teaser) change.Mail(SendTeaser.Order("availability_reminder", selection, teaser, approach));
            }
        }

        return change;
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        _ = (key, now);
        // After a deadline at which nobody submitted the RFP may be prepared once more.
        return selection.State.Stage > Stage.Opening ? StageStatus.Finished() : StageStatus.WaitUntil(Silent(selection).Select(NextAt).Min());
    }

    private static IEnumerable<Approach> Silent(Selection selection) => selection.Approaches.Where(a => a.IsSilent && OutreachWindow.IsOpen(selection, a.CdmoId));

    private static DateTimeOffset? NextAt(Approach approach) => approach switch
    {
        { SilentAt: not null } => null,
        { RemindedAt: null } => approach.AnswerBy - ReminderBefore,
        _ => approach.AnswerBy,
    };
}
