using CdmoFlow.Evaluation;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Pages.Evaluation;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Tables;

namespace CdmoFlow.Tests.Tables;

public class PageTablesTests
{
    [Fact]
    public void The_tables_of_a_selection_about_bids_are_for_those_who_may_see_bids()
    {
        var selection = Given.ASelection().WithCandidates(2).With(s => s with { Team = [.. s.Team, new("p-admin", [], [Role.Administrator])] }).Build();
        var page = new SelectionPageModel(Known(selection), Given.Now);
        Assert.Equal(2, PageTables.Find(page, "longlist", new Visitor(Given.Finance, "Finance"))!.Rows.Count);
        Assert.Null(PageTables.Find(page, "longlist", new Visitor("p-admin", "Admin")));
        Assert.Null(PageTables.Find(page, "longlist", new Visitor(Given.Stranger, "Stranger")));
        Assert.Null(PageTables.Find(page, "nothing", new Visitor(Given.Finance, "Finance")));
    }

    [Fact]
    public void A_scorecard_taken_away_hides_what_the_reader_has_still_to_score_and_gives_comments_that_may_be_seen()
    {
        var selection = Given.ASelection().In(Stage.Scoring).WithCandidates(2).WithProposal("alpha", ProposalState.Opened).WithProposal("bravo", ProposalState.Opened)
            .With(new ScoreSheet { CdmoId = "alpha", EvaluatorId = Given.Quality, Pass = ScorePass.Proposal, Entries = [new("A1", 4, "=They know it.", null)], At = Given.Now }).Build();
        var (scientist, boss) = (new Visitor(Given.Scientist, "S"), new Visitor(Given.Boss, "B"));
        var hidden = ScorecardModel.For(Known(selection), ScorePass.Proposal, scientist.PersonId);
        // How many questions were asked is no score.
        Assert.All(PageTables.Find(hidden, "scorecard", scientist)!.Rows.Where(row => row[1].Text != "Questions: substantive / asked"), row => Assert.All(row.Skip(3), cell => Assert.Equal("hidden", cell.Text)));
        Assert.Empty(PageTables.Find(hidden, "scores", scientist)!.Rows);
        var whole = ScorecardModel.For(Known(selection), ScorePass.Proposal, boss.PersonId);
        Assert.Contains(PageTables.Find(whole, "scorecard", boss)!.Rows, row => row[0].Text == "A1" && row.Skip(3).Any(c => c.Number == 4));
        var score = Assert.Single(PageTables.Find(whole, "scores", boss)!.Rows);
        Assert.Equal(("alpha labs", 4m, "=They know it."), (score[0].Text, score[5].Number, score[6].Text));
    }

    [Fact]
    public void Prices_are_a_table_only_once_they_are_open()
    {
        var content = Submitted();
        ProposalModel Model(ProposalState state)
        {
            var selection = Given.ASelection().In(Stage.Scoring).With(s => s with { Brief = s.Brief with { Envelopes = EnvelopeRule.Separate } }).WithCandidates(1).WithProposal("alpha", state).Build();
            return new ProposalModel(selection, ProposalView.Of(selection, selection.Proposals[0], content, []), false);
        }

        Assert.Null(PageTables.Find(Model(ProposalState.OpenedTechnical), "prices", null));
        Assert.DoesNotContain(PageTables.Find(Model(ProposalState.OpenedTechnical), "answers", null)!.Rows.SelectMany(r => r), cell => cell.Text.Contains("4711", StringComparison.Ordinal));
        var prices = PageTables.Find(Model(ProposalState.OpenedPrice), "prices", null)!;
        Assert.Contains(prices.Rows, row => row[0].Text == "labor" && row[2].Number == 4711);
        Assert.Contains(prices.Rows, row => row[0].Text == "total_price" && row[2].Number == 4711);
        Assert.Single(prices.Rows, row => row[0].Text == "currency");
    }

    internal static RoomSubmission Submitted() => new()
    {
        Id = "s-alpha-1",
        At = Given.Now,
        By = "p-alpha",
        Files = [],
        TotalPrice = 4711,
        Currency = "EUR",
        ValidUntil = new DateOnly(2028, 1, 1),
        Offer = new() { Technical = new Dictionary<string, string>(StringComparer.Ordinal) { ["team"] = "Ten people." }, Price = new Dictionary<string, string>(StringComparer.Ordinal) { ["labor"] = "4711", ["currency"] = "EUR" } },
        Anchor = new string('a', 64),
    };

    private static SelectionModel Known(Selection selection) => new(selection, new Dictionary<string, string>(StringComparer.Ordinal));
}
