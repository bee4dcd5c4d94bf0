using CdmoFlow.Selections;

namespace CdmoFlow.Web.Pages.Selections;

/// <summary>What was found in the selections on whose team the visitor is, and in the supplier register.</summary>
/// <param name="Query">What was looked for; empty when nothing was typed.</param>
/// <param name="Selections">By title, sponsor and stage.</param>
/// <param name="Cdmos">Candidates by name, each with its selection.</param>
/// <param name="Suppliers">Companies of the register whose name begins with what was looked for.</param>
/// <param name="Documents">Documents by file name.</param>
/// <param name="Questions">Questions on the RFP by their words and those of the answer.</param>
public sealed record SearchModel(string Query, Hits<SelectionHit> Selections, Hits<CdmoHit> Cdmos, Hits<SupplierHit> Suppliers, Hits<DocumentHit> Documents, Hits<QuestionHit> Questions)
{
    /// <summary>True when nothing at all was found.</summary>
    internal bool IsEmpty => Selections.Found.Count + Cdmos.Found.Count + Suppliers.Found.Count + Documents.Found.Count + Questions.Found.Count == 0;
}

/// <summary>The first hits of one kind.</summary>
/// <param name="Found">At most fifty.</param>
/// <param name="More">True when there are more; another word narrows it down.</param>
public sealed record Hits<T>(IReadOnlyList<T> Found, bool More);

/// <summary>Cuts hits to a number that people read.</summary>
public static class Hits
{
    /// <summary>Hits of one kind at most.</summary>
    public const int Most = 50;

    /// <summary>The first of all that fit.</summary>
    public static Hits<T> Of<T>(IEnumerable<T> all)
    {
        var found = all.Take(Most + 1).ToList();
        return new Hits<T>([.. found.Take(Most)], found.Count > Most);
    }
}

/// <summary>A selection.</summary>
public sealed record SelectionHit(string Id, string Title, string Sponsor, Stage Stage);

/// <summary>A CDMO that was proposed for a selection.</summary>
public sealed record CdmoHit(string CdmoId, string Name, string SelectionId, string Selection);

/// <summary>A company of the register.</summary>
public sealed record SupplierHit(string CompanyId, string Name, string Country);

/// <summary>A document of a selection.</summary>
public sealed record DocumentHit(string DocumentId, string FileName, string SelectionId, string Selection);

/// <summary>A question on the RFP.</summary>
public sealed record QuestionHit(string Number, string Text, string SelectionId, string Selection);
