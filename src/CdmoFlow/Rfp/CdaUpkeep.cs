using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The confidentiality agreements: those not signed in time expire, and the stage goes on with the others.</summary>
public static class CdaUpkeep
{
    private static readonly TimeSpan ReminderBefore = TimeSpan.FromDays(5);

    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        var change = new Change();
        if (selection.State.Stage != Stage.Cda) return change;
        var open = Open(selection);
        var passed = selection.State.DueAt is { } due && now >= due;
        var today = Days.Of(now, selection.State.Brief.TimeZone);
        if (!selection.Cdas.Any(c => c.HoldsOn(today))) return passed || open.Count == 0 ? AskForOne(change, selection) : Remind(change, selection, now);
        if (open.Count > 0 && !passed) return Remind(change, selection, now);

        foreach (var cda in open) Expire(change, selection, cda);
        var ends = selection.Calendar.DueAfter(now, selection.State.Brief.Schedule.GateDays, selection.State.Brief.TimeZone);
        change.Put(selection.State.Settled(Attention.NoCdaHolds).Enter(Stage.RfpPreparation, now, ends));
        return change.Note("stage.entered", selection.Id, EnumNames.Of(Stage.Cda), EnumNames.Of(Stage.RfpPreparation));
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        if (selection.State.Stage != Stage.Cda) return StageStatus.Finished();
        if (selection.State.DueAt is not { } due) return StageStatus.WaitUntil(null);
        var reminder = due - ReminderBefore;
        return StageStatus.WaitUntil(now < reminder ? reminder : now < due ? due : null);
    }

    /// <summary>The page of one agreement.</summary>
    internal static string PathOf(Selection selection, string cdmoId) => $"/selections/{selection.Id}/cdas/{cdmoId}";

    private static List<Cda> Open(Selection selection) => [.. selection.Cdas.Where(c => !c.IsSettled)];

    private static Change AskForOne(Change change, Selection selection)
    {
        if (selection.State.Needs(Attention.NoCdaHolds)) return change;
        change.Put(selection.State.Needing(Attention.NoCdaHolds)).Note("cda.none_holds", selection.Id);
        foreach (var manager in selection.ProjectManagers)
            change.Mail(MailOrder.Of("needs_attention", manager, MailLink.Selection(selection.Id), ("what", Attention.NoCdaHolds)));
        return change;
    }

    private static Change Remind(Change change, Selection selection, DateTimeOffset now)
    {
        if (selection.State.DueAt is not { } due || now < due - ReminderBefore) return change;
        foreach (var cda in Open(selection).Where(c => c.RemindedAt is null && CdaHandIns.Waiting(selection, c.CdmoId) is null))
        {
            if (selection.Candidate(cda.CdmoId)?.ContactPersonId is not { } contact) continue;
            change.Put(cda with { RemindedAt = now })
                .Note("cda.reminded", cda.RowKey)
                .Mail(CdaRequest.Order(selection, contact, cda));
        }

        return change;
    }

    private static void Expire(Change change, Selection selection, Cda cda)
    {
        change.Put(cda with { State = CdaMoves.Next(cda.State, CdaMove.Expire)!.Value }).Note("cda.expired", cda.RowKey, EnumNames.Of(cda.State), EnumNames.Of(CdaState.Expired));
        if (selection.Candidate(cda.CdmoId) is { } candidate)
            change.Put(candidate with { Standing = CandidateStanding.Eliminated, LeftBecause = "The confidentiality agreement was not signed in time." });
    }
}
