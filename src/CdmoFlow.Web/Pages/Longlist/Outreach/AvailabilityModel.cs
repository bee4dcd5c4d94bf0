using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Selections;

namespace CdmoFlow.Web.Pages.Longlist.Outreach;

/// <summary>What the person behind a teaser's link sees: the teaser and the own answer, and nothing else of the selection.</summary>
/// <param name="Token">The token of the link.</param>
/// <param name="Company">The name of the person's company.</param>
/// <param name="Sponsor">The sponsor's name where it chose to be named; else null.</param>
/// <param name="Teaser">The version that was sent.</param>
/// <param name="Approach">The own answer and its dates.</param>
/// <param name="IsOpen">The answer may be given or changed.</param>
/// <param name="TimeZone">IANA zone of the dates.</param>
public sealed record AvailabilityModel(string Token, string Company, string? Sponsor, Teaser Teaser, Approach Approach, bool IsOpen, string TimeZone)
{
    /// <summary>The page of a company; null where it was not asked.</summary>
    public static AvailabilityModel? Of(Selection selection, string cdmoId, string token) =>
        selection.Find<Approach>(Approach.KeyOf(cdmoId)) is { } approach && selection.Teasers.FirstOrDefault(t => t.Number == approach.Teaser) is { } teaser
            ? new(token, selection.NameOf(cdmoId), teaser.NamesSponsor ? selection.State.Brief.Sponsor : null, teaser, approach, OutreachWindow.IsOpen(selection, cdmoId), selection.State.Brief.TimeZone)
            : null;
}
