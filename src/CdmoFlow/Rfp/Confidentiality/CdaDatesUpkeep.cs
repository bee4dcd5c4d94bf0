using System.Globalization;
using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>The dates of the confidentiality agreements for as long as the selection runs: who does not sign is asked again, an end that comes near is announced, and one that has come closes the room.</summary>
public static class CdaDatesUpkeep
{
    /// <summary>Days before the end at which the project manager is told.</summary>
    public static IReadOnlyList<int> LeadDays { get; } = [60, 30, 7];

    private const int MostFollowUps = 3;
    // Each may mean a handful of rows in a transaction of at most one hundred; the others follow at once.
    private const int MostAtOnce = 8;
    private static readonly TimeSpan FollowUpEvery = TimeSpan.FromDays(7);
    // The reminder before the due date of the stage stands for a follow-up.
    private static readonly TimeSpan QuietBefore = TimeSpan.FromDays(8);
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        _ = key;
        var change = new Change();
        if (selection.State.HasEnded) return change;
        foreach (var cda in selection.Cdas.Where(c => NextAt(selection, c) <= now).Take(MostAtOnce)) Do(change, selection, cda, now);
        return change;
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        _ = (key, now);
        return selection.State.HasEnded ? StageStatus.Finished() : StageStatus.WaitUntil(selection.Cdas.Select(c => NextAt(selection, c)).Min());
    }

    /// <summary>When the clock next does something about an agreement, UTC; null where only a person can.</summary>
    public static DateTimeOffset? NextAt(Selection selection, Cda cda)
    {
        var zone = selection.State.Brief.TimeZone;
        if (cda.IsOpen) return FollowUpAt(selection, cda);
        if (!cda.Holds || cda.ExpiresOn is not { } end) return null;
        var over = Zones.ToUtc(end.AddDays(1), TimeOnly.MinValue, zone);
        var notices = IsIn(selection, cda) ? LeadDays.Except(cda.ExpiryNotices).Select(lead => Zones.ToUtc(end.AddDays(-lead), Morning, zone)) : [];
        return notices.Append(over).Min();
    }

    private static void Do(Change change, Selection selection, Cda cda, DateTimeOffset now)
    {
        var today = Days.Of(now, selection.State.Brief.TimeZone);
        if (cda.IsOpen)
        {
            change.Put(cda with { FollowUps = [.. cda.FollowUps, now] })
                .Note("cda.followed_up", cda.RowKey)
                .Mail(MailOrder.Of("cda_follow_up", selection.Candidate(cda.CdmoId)!.ContactPersonId!, MailLink.Room(cda.CdmoId), ("selection", ""), ("cdmo", selection.NameOf(cda.CdmoId)), ("awaited", Awaited(cda))));
        }
        else if (cda.ExpiresOn < today)
        {
            var ended = cda with { State = CdaMoves.Next(cda.State, CdaMove.Expire)!.Value, MovedAt = now };
            change.Put(ended).Note("cda.run_out", cda.RowKey, EnumNames.Of(cda.State), EnumNames.Of(ended.State));
            if (IsIn(selection, cda)) CdaEnded.Tell(change, selection, ended);
        }
        else
        {
            // Several lead times may lie behind at once, such as for an agreement that is recorded late: one mail stands for all.
            var end = cda.ExpiresOn!.Value;
            var passed = LeadDays.Where(lead => today >= end.AddDays(-lead)).ToList();
            change.Put(cda with { ExpiryNotices = passed }).Note("cda.expiring", cda.RowKey, null, end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            foreach (var manager in selection.ProjectManagers)
            {
                change.Mail(MailOrder.Of(
                    "cda_expiring", manager, MailLink.Page(CdaUpkeep.PathOf(selection, cda.CdmoId)), ("cdmo", selection.NameOf(cda.CdmoId)), ("end", end.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)),
                    ("days", (end.DayNumber - today.DayNumber).ToString(CultureInfo.InvariantCulture))));
            }
        }
    }

    private static DateTimeOffset? FollowUpAt(Selection selection, Cda cda)
    {
        if (CdaHandIns.BallOf(selection, cda) != CdaSide.Cdmo || cda.MovedAt is not { } moved || cda.FollowUps.Count >= MostFollowUps || !IsIn(selection, cda) || selection.Candidate(cda.CdmoId)?.ContactPersonId is null) return null;
        var at = cda.FollowUps.Append(moved).Max() + FollowUpEvery;
        return selection.State.Stage == Stage.Cda && at > selection.State.DueAt - QuietBefore ? null : at;
    }

    private static string Awaited(Cda cda) => cda switch
    {
        { State: CdaState.SignedByOne } => "your company's signature; ours is on it",
        { State: CdaState.InRedline } => "your answer to the text that we sent back",
        { Template: CdaTemplate.Theirs } => "your own text of the agreement, handed in in your room",
        _ => "your company's signature, or your changes",
    };

    internal static bool IsIn(Selection selection, Cda cda) => selection.Candidate(cda.CdmoId) is { Standing: not CandidateStanding.Eliminated };
}
