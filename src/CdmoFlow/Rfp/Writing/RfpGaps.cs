using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Writing;

/// <summary>What keeps this RFP from going out: the gaps of its text but for words that were kept with a reason, names of CDMOs in it, files of the data room that nobody could open yet, nobody who would receive it, and a person's word where the rules want one.</summary>
public static class RfpGaps
{
    /// <summary>All of them in the order of the sections; that a person has to send it comes last, and alone.</summary>
    public static IReadOnlyList<RfpGap> Of(Selection selection, DateTimeOffset now)
    {
        var gaps = OfContent(selection, now);
        return gaps.Count == 0 && selection.State.Stage >= Stage.RfpPreparation && RfpSending.Waits(selection) ? [new RfpGap("sending", RfpGapKind.Waiting, "It is complete and waits for the project manager to send it.")] : gaps;
    }

    /// <summary>What a person has to write, add or decide before it can go out.</summary>
    public static IReadOnlyList<RfpGap> OfContent(Selection selection, DateTimeOffset now)
    {
        var files = DataRooms.Undecided(selection).Select(a => new RfpGap("dataRoom", RfpGapKind.Vague, "A file of the data room is not found clean: wait for its checks, replace it, release it or take it out.", a.File.Name));
        // Before the agreements are settled nobody can be named yet.
        RfpGap[] nobody = selection.State.Stage < Stage.RfpPreparation || Recipient.Of(selection, now).Any(r => r.LeftOut is null) ? [] : [new("recipients", RfpGapKind.Missing, "Nobody would receive it: no company of the longlist has an agreement in force and a person to write to.")];
        return [.. OfText(selection, now).Concat(files).Concat(nobody).OrderBy(g => g.Section)];
    }

    /// <summary>The gaps of the text alone.</summary>
    public static IEnumerable<RfpGap> OfText(Selection selection, DateTimeOffset now) =>
        RfpCompleteness.Check(selection.State.Brief, Days.Of(now, selection.State.Brief.TimeZone)).Where(g => g.Kind == RfpGapKind.Missing || !IsKept(selection, g)).Concat(NamingGaps.Of(selection));

    private static bool IsKept(Selection selection, RfpGap gap) =>
        selection.Find<KeptWording>(KeptWording.KeyOf(gap.Field)) is { } kept && kept.Fingerprint == KeptWording.FingerprintOf(gap, selection.State.Brief);
}
