using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp.Versions;

/// <summary>The versions of the RFP, and two of them side by side.</summary>
/// <param name="Of">The selection with names.</param>
/// <param name="All">All versions, oldest first.</param>
/// <param name="From">The earlier one; null where there are not two.</param>
/// <param name="To">The later one.</param>
public sealed record VersionsModel(SelectionModel Of, IReadOnlyList<RfpVersion> All, RfpVersion? From, RfpVersion? To)
{
    /// <summary>The two that were asked for; what was not asked for or does not exist is the last and the one before it.</summary>
    public static VersionsModel Between(SelectionModel shown, int? from, int? to)
    {
        var all = RfpVersions.Of(shown.Selection);
        var later = all.FirstOrDefault(v => v.Number == to) ?? (all.Count == 0 ? null : all[^1]);
        var earlier = all.FirstOrDefault(v => v.Number == from) ?? all.LastOrDefault(v => v != later);
        return new(shown, all, earlier, later);
    }

    /// <summary>What differs between the two.</summary>
    public IReadOnlyList<FieldChange> Changes => From is not null && To is not null ? RfpVersions.Between(From, To) : [];
}
