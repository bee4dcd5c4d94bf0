using CdmoFlow.Selections.Plan;
using CdmoFlow.Selections.Search;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>
/// Finds what a person may see: the list rows of the selections on whose team the person is, and the supplier register. Who only looks after a selection finds its title, not its CDMOs, documents and questions. A list row holds names of CDMOs and of documents,
/// the questions on the RFP (as asked for those who read every original, otherwise what is published), and nothing of a proposal, so that nothing sealed can be found. Three round trips with up to a thousand selections.
/// </summary>
public sealed class MySearch(SelectionIndex index, RegisterStore register)
{
    private const int RegisterTrips = 2;
    private const int ShownOfQuestion = 160;

    /// <summary>The first hits of each kind; selections newest first.</summary>
    public async Task<SearchModel> FindAsync(string personId, string? query, CancellationToken cancellationToken)
    {
        var terms = SearchTerms.Read(query);
        if (terms.IsEmpty) return new SearchModel("", new([], false), new([], false), new([], false), new([], false), new([], false));
        var listing = index.RecentWithNamesAsync();
        var part = await register.SearchAsync(terms.Typed, null, Hits.Most, RegisterTrips, cancellationToken);
        var mine = (await listing).Where(s => s.Team.Contains(personId)).ToList();
        var read = mine.Where(s => s.Readers.Contains(personId)).ToList();
        return new SearchModel(
            terms.Typed,
            Hits.Of(mine.Where(s => terms.Match(Text(s))).Select(s => new SelectionHit(s.Id, s.Title, s.Sponsor, s.Stage))),
            Hits.Of(read.SelectMany(s => s.Cdmos.Where(c => terms.Match(c.Name, s.Title)).Select(c => new CdmoHit(c.Id, c.Name, s.Id, s.Title)))),
            new Hits<SupplierHit>([.. part.Companies.Select(c => new SupplierHit(c.Id, c.Name, c.Country))], part.Next is not null),
            Hits.Of(read.SelectMany(s => s.Documents.Where(d => terms.Match(d.Name, s.Title)).Select(d => new DocumentHit(d.Id, d.Name, s.Id, s.Title)))),
            Hits.Of(read.SelectMany(s => (s.QuestionKeepers.Contains(personId) ? s.AskedQuestions : s.Questions).Where(q => terms.Match(q.Name, s.Title)).Select(q => new QuestionHit(q.Id, Beginning(q.Name), s.Id, s.Title)))));
    }

    private static string Beginning(string text) => text.Length <= ShownOfQuestion ? text : string.Concat(text.AsSpan(0, ShownOfQuestion), "…");

    private static string Text(SelectionSummary selection) =>
        $"{selection.Title} {selection.Sponsor} {Words.Of(selection.Stage)} {StageWords.NameOf(MainStages.Of(selection.Stage))}";
}
