using CdmoFlow.Rfp.Writing;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp.Writing;

/// <summary>Where texts can be taken from, and what would be taken.</summary>
/// <param name="Of">The selection whose RFP is written.</param>
/// <param name="Earlier">Other selections of this person, by id and title; empty once a source is chosen.</param>
/// <param name="Source">The chosen source; null before.</param>
public sealed record CopyModel(SelectionModel Of, IReadOnlyList<(string Id, string Title)> Earlier, RfpSource? Source)
{
    /// <summary>The parts that differ.</summary>
    public IReadOnlyList<CopyLine> Lines => Source is null ? [] : CopyPlan.Of(Of.Selection.State.Brief, Source, EmptiedParts.Of(Of.Selection));

    /// <summary>What was shown.</summary>
    public string Seen => Source is null ? "" : CopyPlan.SeenOf(Of.Selection.State.Brief, Source);
}
