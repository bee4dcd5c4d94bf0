namespace CdmoFlow.Web.Pages.Selections;

/// <summary>One page of the visitor's selections.</summary>
/// <param name="Path">The page on which it stands.</param>
/// <param name="Filter">What is shown; its page exists.</param>
/// <param name="Lines">The lines of the page.</param>
/// <param name="Found">How many fit the filter.</param>
/// <param name="All">How many there are.</param>
public sealed record SelectionBoardModel(string Path, SelectionFilter Filter, IReadOnlyList<SelectionLine> Lines, int Found, int All)
{
    /// <summary>All lines that fit the filter, for taking them away.</summary>
    internal IReadOnlyList<SelectionLine> Whole { get; init; } = [];

    /// <summary>How many pages there are, at least one.</summary>
    public int Pages => PagesOf(Found);

    /// <summary>The page of the lines that the filter asks for; the last one where it asks for more.</summary>
    public static SelectionBoardModel Of(string path, IReadOnlyList<SelectionLine> all, SelectionFilter filter)
    {
        var found = all.Where(filter.Shows).ToList();
        var shown = filter with { Page = Math.Min(filter.Page, PagesOf(found.Count)) };
        return new SelectionBoardModel(path, shown, [.. found.Skip((shown.Page - 1) * SelectionFilter.PageSize).Take(SelectionFilter.PageSize)], found.Count, all.Count) { Whole = found };
    }

    private static int PagesOf(int found) => Math.Max(1, (found + SelectionFilter.PageSize - 1) / SelectionFilter.PageSize);
}
