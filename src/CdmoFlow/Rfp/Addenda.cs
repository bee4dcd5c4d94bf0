using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The numbered addenda to the RFP: published answers and amendments share one sequence, so that a CDMO sees from the numbers alone whether it has read everything.</summary>
public static class Addenda
{
    /// <summary>The number of the next addendum, from 1.</summary>
    public static int Next(Selection selection) =>
        Math.Max(selection.Questions.Select(q => q.Addendum ?? 0).DefaultIfEmpty().Max(), selection.Amendments.Select(a => a.Addendum ?? 0).DefaultIfEmpty().Max()) + 1;

    /// <summary>The amendments of the current round that are out, by addendum.</summary>
    public static IReadOnlyList<Amendment> Amendments(Selection selection) =>
        [.. selection.Amendments.Where(a => a.State == AmendmentState.Issued && a.Round == selection.State.RfpRound).OrderBy(a => a.Addendum)];

    /// <summary>The last amendment of the current round; 0 while the RFP stands as it was issued. A proposal answers the RFP up to one of them.</summary>
    public static int LastAmendment(Selection selection) => Amendments(selection) is [.., var last] ? last.Addendum!.Value : 0;
}
