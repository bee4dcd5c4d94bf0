using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The RFP before it is issued: names what is missing until it is complete.</summary>
public static class RfpPreparationUpkeep
{
    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        var change = new Change();
        var state = selection.State;
        if (state.Stage != Stage.RfpPreparation) return change;
        var gaps = RfpGaps.OfContent(selection, now);
        if (gaps.Count == 0)
        {
            if (state.Needs(Attention.RfpIncomplete)) change.Put(state.Settled(Attention.RfpIncomplete)).Note("rfp.complete", selection.Id);
            if (RfpSending.Waits(selection)) Ask(change, selection, now);
            return change;
        }

        var sentence = $"{Attention.RfpIncomplete}{string.Join(", ", gaps.Select(g => $"{g.Field} is {EnumNames.Of(g.Kind)}"))}.";
        if (state.NeedsAttention.Contains(sentence, StringComparer.Ordinal)) return change;
        change.Put(state.Needing(sentence, insteadOf: Attention.RfpIncomplete)).Note("rfp.incomplete", selection.Id, null, string.Join(", ", gaps.Select(g => g.Field)));
        // One mail; a text that was mended in part shows the rest on the page.
        if (state.Needs(Attention.RfpIncomplete)) return change;
        return Assign(change, selection, "rfp", $"complete the RFP ({string.Join(", ", gaps.Select(g => g.Field))})", now);
    }

    // Told once a round; the task stands until somebody sends it.
    private static void Ask(Change change, Selection selection, DateTimeOffset now)
    {
        if (RfpSending.Of(selection) is not { AskedAt: null } sending) return;
        change.Put(sending with { AskedAt = now }).Note("rfp.waits_for_sending", sending.RowKey);
        Assign(change, selection, "rfp/send", "look at the mails and send the RFP", now);
    }

    private static Change Assign(Change change, Selection selection, string page, string task, DateTimeOffset now)
    {
        var state = selection.State;
        var due = Zones.Format(state.DueAt ?? selection.Calendar.DueAfter(now, state.Brief.Schedule.GateDays, state.Brief.TimeZone), state.Brief.TimeZone);
        foreach (var manager in selection.ProjectManagers) change.Mail(MailOrder.Of("task_assigned", manager, MailLink.Page($"/selections/{selection.Id}/{page}"), ("task", task), ("due", due)));
        return change;
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        return selection.State.Stage != Stage.RfpPreparation || RfpGaps.Of(selection, now).Count == 0
            ? StageStatus.Finished()
            : StageStatus.WaitUntil(null);
    }
}
