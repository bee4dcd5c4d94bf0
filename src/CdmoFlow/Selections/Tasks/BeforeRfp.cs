using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Rfp.Writing;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits until the RFP is out.</summary>
internal static class BeforeRfp
{
    public static IEnumerable<OpenTask> Longlist(Selection selection) => selection.Candidates.Any(c => c.Proposed)
        ? OpenTasks.ForManagers(selection, "Choose the longlist", "Companies are proposed by fit; the longlist gate opens with your choice.", selection.State.DueAt)
        : [];

    public static IEnumerable<OpenTask> Confidentiality(Selection selection) =>
        selection.Cdas.Count(c => !c.IsSettled) is var open and > 0
            ? OpenTasks.ForManagers(
                selection,
                open == 1 ? "Record one confidentiality agreement" : $"Record {open} confidentiality agreements",
                "No CDMO gets the RFP before its agreement is executed.",
                selection.State.DueAt)
            : [];

    public static IEnumerable<OpenTask> Preparation(Selection selection) =>
        RfpGaps.Of(selection, selection.State.ChangedAt ?? DateTimeOffset.MinValue) switch
        {
            [] => [],
            [{ Kind: RfpGapKind.Waiting }] => OpenTasks.ForManagers(selection, "Send the RFP", "Nothing is missing in it; it goes out when you have looked at the mails.", selection.State.DueAt, $"{OpenTasks.Home(selection)}/rfp/send"),
            { Count: var gaps } => OpenTasks.ForManagers(
                selection,
                "Complete the RFP",
                RfpSending.Waits(selection)
                    ? $"{gaps} {(gaps == 1 ? "point is" : "points are")} missing or vague; you can send it once none is."
                    : $"{gaps} {(gaps == 1 ? "point is" : "points are")} missing or vague; it goes out by itself once none is.",
                selection.State.DueAt,
                $"{OpenTasks.Home(selection)}/rfp"),
        };
}
