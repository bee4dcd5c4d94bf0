using System.Globalization;
using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records.Documents;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Documents;
using CdmoFlow.Web.Exports;
using CdmoFlow.Web.Exports.Sections;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Tests.Records.Exports;

/// <summary>The page of an export shows every kind of row, and nothing that is sealed.</summary>
public sealed class DossierTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public DossierTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    public static TheoryData<string> Kinds => [.. GivenEveryKind.Rows.Select(r => r.Row.GetType().Name)];

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Fact]
    public void Every_kind_of_row_is_in_the_page_or_left_out_for_a_reason()
    {
        var placed = DossierSections.All.SelectMany(s => s.Kinds).Concat(DossierSections.Streamed).Concat(DossierSections.LeftOut.Keys).Select(t => t.Name).Order(StringComparer.Ordinal);
        Assert.Equal(RowKinds.All.Values.Select(t => t.Name).Order(StringComparer.Ordinal), placed);
        Assert.All(DossierSections.LeftOut.Values, reason => Assert.True(reason.Length > 20));
        // What a section claims to show is shown to do so below.
        Assert.Equal(DossierSections.All.SelectMany(s => s.Kinds).Where(k => k != typeof(SelectionState)).Select(k => k.Name).Order(StringComparer.Ordinal), GivenEveryKind.Rows.Select(r => r.Row.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_row_of_each_kind_can_be_read(string kind)
    {
        var (row, text) = GivenEveryKind.Rows.Single(r => r.Row.GetType().Name == kind);
        Assert.DoesNotContain(text, Page(Start()), StringComparison.Ordinal);
        Assert.Contains(text, Page(Start().With(row)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_spine_says_how_far_the_selection_came_and_who_opened_the_proposals()
    {
        var page = Page(Start().With(s => s with
        {
            RunnerUpId = "bravo",
            NeedsAttention = ["Somebody must look."],
            Opening = [new OpeningConfirmation("p-first", Given.Now), new OpeningConfirmation("p-second", Given.Now.AddMinutes(29))],
        }));
        Assert.All(["bravo labs", "Somebody must look.", "Opening of the proposals", "Name of p-first", "Name of p-second", "10:29:00", "Rules of the RFP", "Weights of the groups of criteria"], said => Assert.Contains(said, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Before_the_opening_no_single_file_of_a_proposal_is_mentioned()
    {
        var hold = GivenEveryKind.Rows.Single(r => r.Row is FileHolds);
        Assert.DoesNotContain(hold.Text, Page(Start().WithProposal("bravo", ProposalState.Sealed).With(hold.Row)), StringComparison.Ordinal);
        Assert.Contains(hold.Text, Page(Start().WithProposal("bravo", ProposalState.OpenedTechnical).With(hold.Row)), StringComparison.Ordinal);
        Assert.DoesNotContain(hold.Text, Page(Start().WithProposal("bravo", ProposalState.Withdrawn).With(hold.Row)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FileVerdict.Infected, false)]
    [InlineData(FileVerdict.NotScanned, false)]
    [InlineData(FileVerdict.Clean, true)]
    public void A_text_that_nobody_may_read_is_named_by_its_hash(FileVerdict verdict, bool named)
    {
        var page = Page(Start().With(GivenEveryKind.HandIn(verdict, "a-hidden-name.pdf")));
        Assert.Equal(named, page.Contains("a-hidden-name.pdf", StringComparison.Ordinal));
        Assert.Contains(new string('e', 64), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_webhook_nothing_is_shown_that_opens_a_door()
    {
        var page = Page(Start().With(GivenEveryKind.Rows.Single(r => r.Row is CdmoFlow.Selections.Webhooks.Webhook).Row));
        Assert.DoesNotContain("topsecret", page, StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_named_and_ids_are_not_shown()
    {
        var given = Start();
        foreach (var (row, _) in GivenEveryKind.Rows) given.With(row);
        var page = Page(given);
        Assert.DoesNotMatch(@"(?<!Name of )\bp-[a-z]+\b", page);
        Assert.Contains("Name of p-friend", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_speaks_german_to_who_reads_german()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");
        var page = Page(Start());
        Assert.Contains("Regeln des RFP", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Rules of the RFP", page, StringComparison.Ordinal);
    }

    // bravo is in the evaluation with an opened proposal, so that its scores are ranked.
    private static Given Start() => Given.ASelection().WithCandidates(2, CandidateStanding.InEvaluation).WithProposal("bravo", ProposalState.Opened).In(Stage.Contract).With(s => s with { WinnerId = "alpha" });

    private static string Page(Given given)
    {
        var known = new SelectionModel(given.Build(), new EveryName());
        return HtmlDocument.Render(new Document("t", "", [.. Dossier.Facts(known, Given.Now)]));
    }
}
