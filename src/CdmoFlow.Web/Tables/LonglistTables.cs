using CdmoFlow.Selections;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Longlist;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of register and longlist.</summary>
internal static class LonglistTables
{
    /// <summary>The companies of the register that the page shows.</summary>
    public static PageTable Companies(RegisterModel register) => new(
        "companies",
        [
            T.Of("Longlist_RegisterCompany"), T.Of("Longlist_RegisterId"), T.Of("Longlist_RegisterCountry"), T.Of("Longlist_RegisterType"), T.Of("Tables_BusinessModel"), T.Of("Longlist_RegisterModalities"), T.Of("Longlist_RegisterDosageForms"), T.Of("Tables_ScaleFrom"),
            T.Of("Tables_ScaleTo"), T.Of("Tables_ScaleUnit"), T.Of("Longlist_RegisterApprovals"), T.Of("Longlist_RegisterMerger"),
        ],
        [.. register.Companies.Select(company => (IReadOnlyList<TableCell>)
            [
                company.Name, company.Id, company.Country, company.Type.ToString().ToUpperInvariant(), Words.Of(company.BusinessModel), string.Join(", ", company.Modalities.Select(Words.Of)), string.Join(", ", company.DosageForms), company.ScaleMin, company.ScaleMax,
                company.ScaleUnit, string.Join(", ", company.Approvals), TableCell.Yes(company.RecentMerger),
            ])]);

    /// <summary>The bad rows of an import that the page shows.</summary>
    public static PageTable BadRows(ImportModel import) => new(
        "bad-rows",
        [T.Of("Longlist_ImportLine"), T.Of("Longlist_ImportColumn"), T.Of("Longlist_ImportReason")],
        [.. import.Errors.Select(error => (IReadOnlyList<TableCell>)[error.Line, error.Column, error.Reason])]);

    /// <summary>The candidates with their fit and what became of them; after the longlist stage those that were chosen, as on the page.</summary>
    public static PageTable Longlist(SelectionModel known) => new(
        "longlist",
        [T.Of("Tables_Cdmo"), T.Of("Tables_Id"), T.Of("Tables_Fit"), T.Of("Tables_Proposed"), T.Of("Tables_Chosen"), T.Of("Tables_State"), T.Of("Tables_Left"), T.Of("Longlist_WhyTitle")],
        [.. known.Selection.Candidates.Where(c => known.Selection.State.Stage == Stage.Longlist || c.Chosen).Select(candidate => (IReadOnlyList<TableCell>)
            [
                candidate.Name, candidate.CdmoId, candidate.Fit, TableCell.Yes(candidate.Proposed), TableCell.Yes(candidate.Chosen), Words.Of(candidate.Standing), candidate.LeftBecause is { } left ? Sentences.Of(left) : "",
                string.Join('\n', candidate.Why.Select(Sentences.Of)),
            ])]);
}
