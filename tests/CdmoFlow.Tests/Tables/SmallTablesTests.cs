using System.Text;
using CdmoFlow.Longlist;
using CdmoFlow.Mail.Notifications;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Opening;
using CdmoFlow.Records.Documents;
using CdmoFlow.Records.Retention;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Pages.Longlist;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Proposals.Opening;
using CdmoFlow.Web.Pages.Retention;
using CdmoFlow.Web.Pages.Rfp;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Pages.Webhooks;
using CdmoFlow.Web.Tables;

namespace CdmoFlow.Tests.Tables;

public class SmallTablesTests
{
    private const string Formula = "=HYPERLINK(\"https://elsewhere.example\")";

    [Fact]
    public void A_receipt_gives_what_this_company_handed_in_with_this_version_and_no_trace_of_another()
    {
        var selection = Given.ASelection().In(Stage.RfpIssued).WithCandidates(2).WithProposal("alpha").WithProposal("bravo").Build();
        var room = new RoomModel(selection, "alpha", [], [PageTablesTests.Submitted()], Given.Now, "");
        var facts = new ReceiptFacts("r-1", "Title", "Sponsor", "alpha labs", 1, Given.Now, "Etc/UTC", [new(Formula + ".pdf", 12, null), new("b.pdf", 13, new string('b', 64))]);
        var receipt = new ReceiptModel(room, facts);
        var files = PageTables.Find(receipt, "files", null)!;
        Assert.Equal([12m, 13m], files.Rows.Select(r => r[1].Number));
        Assert.Contains("'=HYPERLINK", Encoding.UTF8.GetString(TableFile.Csv(files)), StringComparison.Ordinal);
        Assert.Contains(PageTables.Find(receipt, "answers", null)!.Rows, row => row[0].Text == "team" && row[2].Text == "Ten people.");
        Assert.Contains(PageTables.Find(receipt, "prices", null)!.Rows, row => row[0].Text == "labor" && row[2].Number == 4711);
        Assert.All((string[])["files", "answers", "prices"], name => Assert.DoesNotContain(PageTables.Find(receipt, name, null)!.Rows.SelectMany(r => r), c => c.Text.Contains("bravo", StringComparison.Ordinal)));
        Assert.Null(PageTables.Find(receipt, "cdmos", null));
    }

    [Fact]
    public void Of_an_opening_a_table_has_hashes_and_sizes_and_prices_only_once_they_are_open()
    {
        var selection = Given.ASelection().In(Stage.Scoring).WithCandidates(1).WithProposal("alpha", ProposalState.Opened).Build();
        var record = new OpeningRecord([], Given.Now, [new(selection.Proposals[0], true, [new(1, 77, new string('c', 64))]) { ReplacedBy = 2 }, new(selection.Proposals[0], null, [])]);
        var sealedPrices = new OpeningRecordModel(Known(selection), record, null);
        var table = PageTables.Find(sealedPrices, "opened-proposals", null)!;
        Assert.Equal((77m, new string('c', 64)), (table.Rows[0][8].Number, table.Rows[0][9].Text));
        Assert.Equal(["", "", ""], table.Rows[1].Skip(7).Select(c => c.Text));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.Null(PageTables.Find(sealedPrices, "opened-prices", null));
        Assert.Equal("opened-prices", PageTables.Find(sealedPrices with { Prices = record }, "opened-prices", null)!.Name);
    }

    [Fact]
    public void What_is_still_to_score_is_counted_for_the_reader_and_only_the_plan_is_for_who_may_not_see_bids()
    {
        var selection = Given.ASelection().In(Stage.Scoring).WithCandidates(1).WithInvitation("alpha").WithProposal("alpha", ProposalState.Opened)
            .With(s => s with { Team = [.. s.Team, new("p-admin", [], [Role.Administrator])] }).Build();
        var page = new SelectionPageModel(Known(selection), Given.Now);
        var row = Assert.Single(PageTables.Find(page, "scoring", new Visitor(Given.Scientist, "S"))!.Rows);
        Assert.True(row[1].Number > 0 && row[2].Number >= row[1].Number);
        var admin = new Visitor("p-admin", "Admin");
        Assert.Null(PageTables.Find(page, "scoring", admin));
        Assert.Equal(5, PageTables.Find(page, "plan", admin)!.Rows.Count);
        Assert.Null(PageTables.Find(new SelectionPageModel(Known(Given.ASelection().WithCandidates(1).Build()), Given.Now), "scoring", new Visitor(Given.Scientist, "S")));
    }

    [Fact]
    public void Questions_are_counted_without_those_withdrawn_and_those_of_an_earlier_round()
    {
        static Question Asked(int number, QuestionState state = QuestionState.Open, int round = 1) =>
            new() { Number = number, CdmoId = "alpha", AskedBy = "p-alpha", AskedAt = Given.Now, Round = round, Category = default, Text = "Which?", State = state };
        var deep = Asked(2) with { Ratings = [new("p-1", SponsorFunction.Cmc, 3), new("p-2", SponsorFunction.QualityAssurance, 2)] };
        var selection = Given.ASelection().In(Stage.RfpIssued).With(s => s with { RfpRound = 1 }).WithCandidates(1).WithInvitation("alpha").With(Asked(1)).With(deep).With(Asked(3, QuestionState.Withdrawn)).With(Asked(4, round: 0)).Build();
        Assert.Equal(new QuestionCount("alpha", 2, 1, 1), Assert.Single(QuestionCount.Of(selection)));
        var row = Assert.Single(PageTables.Find(new QuestionsModel(Known(selection), Given.Now, []), "question-counts", null)!.Rows);
        Assert.Equal(["alpha labs", "2", "1", "1"], row.Select(c => c.Text));
    }

    [Fact]
    public void Bad_rows_messages_to_programs_names_and_choices_are_tables()
    {
        var import = new SupplierImport { Id = "i1", FileName = "f.csv", By = Given.Manager, At = Given.Now, BlobName = "b", ErrorsBlobName = "e" };
        var bad = PageTables.Find(new ImportModel(import, [new(7, "country", Formula)]), "bad-rows", null)!;
        Assert.Equal((7m, "country"), (bad.Rows[0][0].Number, bad.Rows[0][1].Text));
        Assert.Contains("'=HYPERLINK", Encoding.UTF8.GetString(TableFile.Csv(bad)), StringComparison.Ordinal);

        var hook = new Webhook { Id = "a1", Address = "https://erp.example/", CreatedBy = Given.Manager, CreatedAt = Given.Now };
        var call = new WebhookCall { Id = "0000000001-0-a1", WebhookId = "a1", Stage = Stage.Scoring, At = Given.Now, Since = Given.Now, NextAt = Given.Now, Attempts = 3, Outcome = "HTTP 500" };
        var calls = PageTables.Find(new WebhooksModel(Known(Given.ASelection().With(hook).With(call).Build()), "the secret"), "webhook-calls", null)!;
        Assert.Equal(("https://erp.example/", 3m, "HTTP 500"), (calls.Rows[0][2].Text, calls.Rows[0][5].Number, calls.Rows[0][6].Text));
        Assert.DoesNotContain(calls.Rows.SelectMany(r => r), c => c.Text.Contains("secret", StringComparison.Ordinal));

        var plan = new Anonymisation { ProposedBy = Given.Manager, ProposedAt = Given.Now, Reason = "The period is over.", People = [new(Given.Boss, null, null), new("p-alpha", "alpha", KeptReason.SelectedCdmo)] };
        var kept = PageTables.Find(new RetentionModel(Known(Given.ASelection().WithCandidates(1).With(RetentionRow.Standard with { Anonymisation = plan }).Build()), Given.Now), "anonymisation", null)!;
        Assert.Equal([Pseudonym.Of(Given.Boss), "stays: works for the selected CDMO"], kept.Rows.Select(r => r[2].Text));
        Assert.Null(PageTables.Find(new RetentionModel(Known(Given.ASelection().Build()), Given.Now), "anonymisation", null));

        var free = NotificationEvent.All.First(n => !n.IsFixed);
        var settings = new PersonSettings { PersonId = Given.Boss, Modes = new Dictionary<string, NotificationMode>(StringComparer.Ordinal) { [PersonSettings.KeyOf(Role.Approver, free.Template)] = NotificationMode.Off } };
        var notices = PageTables.Find(settings, "notices", null)!;
        Assert.Equal(NotificationEvent.All.Count, notices.Rows.Count);
        Assert.Single(notices.Rows.SelectMany(r => r), c => c.Text == "no mail");
    }

    [Fact]
    public void The_tables_of_a_document_are_counted_through_and_a_number_too_high_is_none()
    {
        var twins = new Table("Same", ["a"], [["1"]]);
        var document = new Document("t", "", [new Paragraph("p"), twins, twins with { Rows = [["@SUM(A1)"]] }]);
        var rfp = new RfpModel(Known(Given.ASelection().Build()), document, []);
        Assert.Equal("1", PageTables.Find(rfp, "table-1", null)!.Rows[0][0].Text);
        Assert.Contains("'@SUM(A1)", Encoding.UTF8.GetString(TableFile.Csv(PageTables.Find(rfp, "table-2", null)!)), StringComparison.Ordinal);
        Assert.Null(PageTables.Find(rfp, "table-3", null));
    }

    private static SelectionModel Known(Selection selection) => new(selection, new Dictionary<string, string>(StringComparer.Ordinal));
}
