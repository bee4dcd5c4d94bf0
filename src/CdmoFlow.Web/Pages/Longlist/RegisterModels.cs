using CdmoFlow.Longlist;

namespace CdmoFlow.Web.Pages.Longlist;

/// <summary>A page of the register.</summary>
/// <param name="Name">The beginning of a name that was searched for; empty for all.</param>
/// <param name="Companies">The page, without sites.</param>
/// <param name="Next">Id to go on after; null at the end.</param>
public sealed record RegisterModel(string Name, IReadOnlyList<Company> Companies, string? Next)
{
    /// <summary>Id after which the page begins; empty for the first.</summary>
    public string After { get; init; } = "";
}

/// <summary>One import with the bad rows that are shown.</summary>
public sealed record ImportModel(SupplierImport Import, IReadOnlyList<RowError> Errors);
