using System.Globalization;
using CdmoFlow.Records;
using CdmoFlow.Selections.Plan;

namespace CdmoFlow.Web.Pages.Selections;

/// <summary>Which selections of the list a person wants to see, and which page of them; all of it stands in the address, so that it works without scripts and can be kept as a bookmark.</summary>
/// <param name="Stage">Only those of one big stage; null for all.</param>
/// <param name="Only">Only those that something is wrong with.</param>
/// <param name="Page">Counts from one.</param>
public sealed record SelectionFilter(MainStage? Stage, SelectionsOnly Only, int Page)
{
    /// <summary>Lines on one page.</summary>
    public const int PageSize = 50;

    /// <summary>Reads the query of an address; what cannot be read counts as not given.</summary>
    public static SelectionFilter Read(Func<string, string?> field) => new(
        EnumNames.TryParse<MainStage>(field("stage"), out var stage) ? stage : null,
        EnumNames.TryParse<SelectionsOnly>(field("only"), out var only) ? only : SelectionsOnly.Everything,
        int.TryParse(field("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);

    /// <summary>True when nothing is left out.</summary>
    public bool IsEmpty => Stage is null && Only == SelectionsOnly.Everything;

    /// <summary>True for a line that is to be shown.</summary>
    public bool Shows(SelectionLine line) => (Stage is null || MainStages.Of(line.Stage) == Stage) && Only switch
    {
        SelectionsOnly.Overdue => line.Overdue,
        SelectionsOnly.Attention => line.Overdue || line.NeedsAttention.Count > 0,
        _ => true,
    };

    /// <summary>The address that shows this; it leads to the list on the page.</summary>
    public string AddressOn(string path)
    {
        List<string> query = [];
        if (Stage is { } stage) query.Add($"stage={EnumNames.Of(stage)}");
        if (Only != SelectionsOnly.Everything) query.Add($"only={EnumNames.Of(Only)}");
        if (Page > 1) query.Add(string.Create(CultureInfo.InvariantCulture, $"page={Page}"));
        return query.Count == 0 ? $"{path}#list" : $"{path}?{string.Join('&', query)}#list";
    }
}

/// <summary>What of the selections is shown.</summary>
public enum SelectionsOnly
{
    /// <summary>All.</summary>
    Everything,

    /// <summary>Those whose next step is overdue.</summary>
    Overdue,

    /// <summary>Those that are overdue or need attention for another reason.</summary>
    Attention,
}
