using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records.Exports;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Tests.Rfp.DataRoom;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Exports;
using CdmoFlow.Web.Pages.Rfp;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Tables;

namespace CdmoFlow.Tests.Records.Exports;

public class DataRoomFilesTests
{
    [Theory]
    [InlineData(FileVerdict.Clean, false, false, "files/data-room/clean/3-2.pdf")]
    [InlineData(FileVerdict.NotScanned, true, false, "files/data-room/released/3-2.pdf")]
    [InlineData(FileVerdict.Clean, false, true, "files/data-room/withdrawn/3-2.pdf")]
    [InlineData(FileVerdict.NotScanned, false, false, null)]
    [InlineData(FileVerdict.NotScanned, false, true, null)]
    [InlineData(FileVerdict.Infected, false, false, null)]
    [InlineData(FileVerdict.Infected, true, false, null)]
    [InlineData(FileVerdict.Refused, false, true, null)]
    [InlineData(FileVerdict.Scanning, false, false, null)]
    [InlineData(null, true, false, null)]
    public void Only_what_may_be_read_is_carried_and_its_folder_says_how_it_stands(FileVerdict? verdict, bool released, bool withdrawn, string? path)
    {
        var file = GivenDataRoom.File(3, 2, verdict) with { ReleasedBy = released ? Given.Manager : null, WithdrawnAt = withdrawn ? Given.Now : null };
        Assert.Equal(path is not null, DataRoomFiles.IsCarried(file));
        if (path is null) return;
        Assert.Equal(path, DataRoomFiles.PathOf(file));
        Assert.True(ExportPaths.IsPlain(path));
    }

    [Fact]
    public void A_hostile_name_leaves_nothing_in_the_path() =>
        Assert.Equal("files/data-room/clean/1-1", DataRoomFiles.PathOf(GivenDataRoom.File(1) with { File = GivenDataRoom.Upload("u") with { Name = "../../x.p/df", Finding = new(FileVerdict.Clean, FileReason.None, null, Given.Now) } }));

    [Fact]
    public void The_page_of_an_export_describes_every_version_and_says_which_are_not_in_it()
    {
        var selection = Given.ASelection().With(GivenDataRoom.File(1)).With(GivenDataRoom.File(2, verdict: FileVerdict.Infected)).With(GivenDataRoom.File(3) with { WithdrawnAt = Given.Now, WithdrawnBecause = "It names the wrong batches." }).Build();
        var table = Assert.Single(Dossier.Facts(Known(selection), Given.Now).OfType<CdmoFlow.Records.Documents.Table>(), t => t.Caption == "Data room");
        Assert.Equal(["files/data-room/clean/1-1.pdf", "not in this file: never found clean", "files/data-room/withdrawn/3-1.pdf"], table.Rows.Select(r => r[^1]));
        Assert.Contains("It names the wrong batches.", table.Rows[2]);
        Assert.Contains(new string('c', 64), table.Rows[0]);
    }

    [Fact]
    public void The_table_of_amendments_lists_the_files_that_each_brought_replaced_or_took_out()
    {
        var amendment = new Amendment
        {
            Number = 1,
            Round = 1,
            State = AmendmentState.Issued,
            Reason = "A study has ended.",
            Addendum = 1,
            IssuedAt = Given.Now,
            IssuedBy = Given.Manager,
            DeadlineBefore = Given.Now,
            DeadlineAfter = Given.Now,
            Changes = [new FieldChange("objectives", "Before.", "After.")],
            Files = [new FileChange(1, 2, FileChangeKind.Replaced, "study-2.pdf", AttachmentCategory.Stability), new FileChange(4, 1, FileChangeKind.Withdrawn, "old.pdf", AttachmentCategory.Other)],
        };
        var table = PageTables.Find(new AmendmentsModel(Known(Given.ASelection().With(amendment).Build()), Given.Now), "amendments", null)!;
        Assert.Equal(["", "study-2.pdf", "old.pdf"], table.Rows.Select(r => r[8].Text));
        Assert.Equal((1m, 2m), (table.Rows[1][9].Number, table.Rows[1][10].Number));
        Assert.Equal(["", "replaced", "taken out"], table.Rows.Select(r => r[^1].Text));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
    }

    private static SelectionModel Known(CdmoFlow.Selections.Selection selection) => new(selection, new Dictionary<string, string>(StringComparer.Ordinal));
}
