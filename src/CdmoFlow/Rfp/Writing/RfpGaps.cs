using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Writing;

/// <summary>What keeps this RFP from going out: the gaps of its text but for words that were kept with a reason, names of CDMOs in it, and files of the data room that nobody could open yet.</summary>
public static class RfpGaps
{
    /// <summary>All of them in the order of the sections.</summary>
    public static IReadOnlyList<RfpGap> Of(Selection selection, DateTimeOffset now)
    {
        var brief = selection.State.Brief;
        var text = RfpCompleteness.Check(brief, Days.Of(now, brief.TimeZone)).Where(g => g.Kind == RfpGapKind.Missing || !IsKept(selection, g));
        var files = DataRooms.Undecided(selection).Select(a => new RfpGap("dataRoom", RfpGapKind.Vague, "A file of the data room is not found clean: wait for its checks, replace it, release it or take it out.", a.File.Name));
        return [.. text.Concat(NamingGaps.Of(selection)).Concat(files).OrderBy(g => g.Section)];
    }

    private static bool IsKept(Selection selection, RfpGap gap) =>
        selection.Find<KeptWording>(KeptWording.KeyOf(gap.Field)) is { } kept && kept.Fingerprint == KeptWording.FingerprintOf(gap, selection.State.Brief);
}
