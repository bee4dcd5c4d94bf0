using CdmoFlow.Longlist;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Longlist.Outreach;

/// <summary>The teaser of a selection and its answers for the team.</summary>
/// <param name="Of">The selection.</param>
public sealed record OutreachModel(SelectionModel Of)
{
    /// <summary>The last version; null before the first.</summary>
    public Teaser? Last => Of.Selection.Teasers is [.., var last] ? last : null;

    /// <summary>Who may still get the last version: reachable, and has not got it.</summary>
    public IReadOnlyList<Candidate> ToAsk =>
        [.. OutreachWindow.Reachable(Of.Selection).Where(c => Of.Selection.Find<Approach>(Approach.KeyOf(c.CdmoId)) is not { } sent || sent.Teaser != Last?.Number || sent.ContactPersonId != c.ContactPersonId)];
}
