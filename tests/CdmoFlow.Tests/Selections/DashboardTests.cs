using CdmoFlow.Selections;
using CdmoFlow.Selections.Plan;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Tests.Selections;

public class DashboardTests
{
    private static readonly SelectionFilter All = SelectionFilter.Read(_ => null);

    [Fact]
    public void Selections_are_counted_by_big_stage_with_what_is_overdue()
    {
        var model = Of([Line("a", Stage.Longlist), Line("b", Stage.Cda), Line("c", Stage.Opening, due: -1), Line("d", Stage.Decision), Line("e", Stage.Cancelled)]);
        Assert.Equal([(MainStage.Longlist, 1, 0), (MainStage.Rfp, 2, 1), (MainStage.Shortlist, 0, 0), (MainStage.Audits, 1, 0), (MainStage.Contract, 0, 0), (MainStage.Ended, 1, 0)], model.Stages.Select(s => (s.Stage, s.Count, s.Overdue)));
        Assert.Equal((4, 1), (model.Running, model.OverdueCount));
    }

    [Fact]
    public void What_is_overdue_longest_comes_first_and_then_what_needs_attention()
    {
        var model = Of([Line("a", Stage.Cda, due: 3) with { NeedsAttention = ["A mail bounced."] }, Line("b", Stage.Cda, due: -1), Line("c", Stage.Cda, due: -9), Line("d", Stage.Cda, due: 5)]);
        Assert.Equal(["c", "b", "a"], model.Troubled.Select(l => l.Id));
        Assert.Equal((3, 2), (model.TroubledCount, model.OverdueCount));
    }

    [Fact]
    public void Deadlines_ahead_are_listed_soonest_first_and_few()
    {
        var model = Of([.. Enumerable.Range(1, 9).Select(i => Line($"s{i}", Stage.Scoring, due: 10 - i)), Line("late", Stage.Scoring, due: -2), Line("over", Stage.Contracted, due: 1)]);
        Assert.Equal(["s9", "s8", "s7", "s6", "s5"], model.Deadlines.Select(l => l.Id));
    }

    [Theory]
    [InlineData(null, 1, 50)]
    [InlineData("2", 2, 50)]
    [InlineData("21", 21, 1)]
    [InlineData("99", 21, 1)]
    [InlineData("0", 1, 50)]
    [InlineData("-1", 1, 50)]
    [InlineData("two", 1, 50)]
    public void A_thousand_and_one_are_shown_fifty_at_a_time(string? page, int shown, int lines)
    {
        var board = Of([.. Enumerable.Range(0, 1001).Select(i => Line($"s{i}", Stage.Cda))], SelectionFilter.Read(name => name == "page" ? page : null)).Board;
        Assert.Equal((21, shown, lines), (board.Pages, board.Filter.Page, board.Lines.Count));
    }

    [Fact]
    public void The_filter_stands_in_the_address_and_what_cannot_be_read_is_no_filter()
    {
        var filter = SelectionFilter.Read(name => name switch { "stage" => "rfp", "only" => "overdue", "page" => "3", _ => null });
        Assert.Equal("/?stage=rfp&only=overdue&page=3#list", filter.AddressOn("/"));
        Assert.Equal("/selections#list", SelectionFilter.Read(_ => "<nonsense>").AddressOn("/selections"));
        var board = Of([Line("a", Stage.RfpIssued), Line("b", Stage.Opening, due: -1), Line("c", Stage.Scoring, due: -1)], filter with { Page = 1 }).Board;
        Assert.Equal(("b", 1, 3), (board.Lines.Single().Id, board.Found, board.All));
    }

    private static DashboardModel Of(IReadOnlyList<SelectionLine> lines, SelectionFilter? filter = null) => DashboardModel.Of(lines, [], filter ?? All, Given.Now);

    private static SelectionLine Line(string id, Stage stage, int due = 7) => new(id, id, "Sponsor", stage, Given.Now.AddDays(due), "Europe/Berlin", [], null) { Overdue = due < 0 };
}
