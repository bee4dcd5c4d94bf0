using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Documents;
using CdmoFlow.Tests.Rfp.Writing;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.DataRoom;

public class DataRoomTests
{
    private const string Why = "The second stability study has ended.";
    private static readonly DateTimeOffset Later = Given.Now.AddDays(2);

    [Fact]
    public void A_file_is_added_checked_and_replaced_and_its_older_version_stays()
    {
        var selection = GivenWriting.Preparing().With(s => s with { Brief = GivenWriting.Full(s.Brief) }).Build();
        var added = AddAttachment.Decide(selection, new("u1", "stability", "Twelve months."), GivenDataRoom.Upload("u1"), Given.AsManager, Given.Now);
        Assert.Equal(Instances.Attachment(selection.Id, 1, 1), Assert.Single(added.Change!.Starts).InstanceId);
        selection = selection.After(added.Change!);
        Assert.True(AddAttachment.Decide(selection, new("u1", "stability"), GivenDataRoom.Upload("u1"), Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal(("dataRoom", "u1.pdf"), Assert.Single(RfpGaps.Of(selection, Given.Now)) is var gap ? (gap.Field, gap.Found) : default);

        selection = selection.After(AttachmentChecked.Due(selection, 1, 1, GivenDataRoom.File(1).File with { Id = "u1" }));
        Assert.Empty(RfpGaps.Of(selection, Given.Now));
        selection = selection.After(AddAttachment.Decide(selection, new("u2", null, Replaces: 1), GivenDataRoom.Upload("u2"), Given.AsManager, Later).Change!);
        Assert.Equal([(1, 1), (1, 2)], DataRooms.All(selection).Select(a => (a.Number, a.Version)));
        Assert.Equal((AttachmentCategory.Stability, "Twelve months.", Later), DataRooms.Current(selection) is [var last] ? (last.Category, last.Description, last.At) : default);
        Assert.Equal(RefusalKind.NotFound, AddAttachment.Decide(selection, new("u3", null, Replaces: 7), GivenDataRoom.Upload("u3"), Given.AsManager, Later).Refusal!.Kind);
        Assert.Equal(["category"], AddAttachment.Decide(selection, new("u3", "recipes"), GivenDataRoom.Upload("u3"), Given.AsManager, Later).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(["description"], AddAttachment.Decide(selection, new("u3", "other", "As made by alpha labs."), GivenDataRoom.Upload("u3"), Given.AsManager, Later).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(RefusalKind.Forbidden, AddAttachment.Decide(selection, new("u3", "other"), GivenDataRoom.Upload("u3"), Given.AsScientist, Later).Refusal!.Kind);
    }

    [Fact]
    public void A_file_that_is_not_clean_is_told_to_the_manager_without_its_name_and_only_an_unscanned_one_is_released()
    {
        var selection = GivenWriting.Preparing().With(GivenDataRoom.File(1, verdict: null)).With(GivenDataRoom.File(2, verdict: FileVerdict.Infected)).Build();
        var found = GivenDataRoom.File(1).File with { Finding = new(FileVerdict.NotScanned, FileReason.Encrypted, null, Given.Now) };
        var change = AttachmentChecked.Due(selection, 1, 1, found);
        Assert.DoesNotContain("u-1-1", string.Join(' ', change.Mails.Single().Values.Values), StringComparison.Ordinal);
        selection = selection.After(change);
        Assert.True(AttachmentChecked.Due(selection, 1, 1, found).IsEmpty);
        Assert.Equal("not-clean", ReadAttachment.Decide(selection, 1, 1, Given.AsScientist, Given.Now).Refusal!.Type);
        Assert.Equal("never-released", ReleaseAttachment.Decide(selection, 2, 1, new("We looked at it in a sandbox."), Given.AsManager).Refusal!.Type);
        Assert.Equal(RefusalKind.Forbidden, ReleaseAttachment.Decide(selection, 1, 1, new("We looked at it in a sandbox."), Given.AsQuality).Refusal!.Kind);
        selection = selection.After(ReleaseAttachment.Decide(selection, 1, 1, new("We looked at it in a sandbox."), Given.AsManager).Change!);
        Assert.Null(ReadAttachment.Decide(selection, 1, 1, Given.AsScientist, Given.Now).Refusal);
        Assert.Equal([2], DataRooms.Undecided(selection).Select(a => a.Number));
    }

    [Fact]
    public void A_CDMO_sees_nothing_before_its_agreement_and_the_issue_and_reading_is_noted_once_for_each_person_and_version()
    {
        var before = GivenWriting.Preparing().WithInvitation("alpha", InvitationState.Prepared).With(GivenDataRoom.File(1)).Build();
        Assert.Empty(DataRooms.For(before, "alpha", Given.Now));
        var selection = GivenRfp.Out().WithCda("bravo", CdaState.Expired).WithInvitation("charlie", InvitationState.Disqualified).With(GivenDataRoom.File(1)).With(GivenDataRoom.File(2, verdict: null)).Build();
        Assert.Equal(new[] { 1, 0, 0, 0 }, ((string[])["alpha", "bravo", "charlie", "delta"]).Select(c => DataRooms.For(selection, c, Given.Now).Count));
        Assert.Equal(RefusalKind.NotFound, ReadAttachment.Decide(selection, 2, 1, Given.AsCdmo("alpha"), Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, ReadAttachment.Decide(selection, 1, 1, Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);

        var read = ReadAttachment.Decide(selection, 1, 1, Given.AsCdmo("alpha"), Given.Now).Change!;
        Assert.Equal(("attachment.read", Attachment.KeyOf(1, 1), "alpha"), Assert.Single(read.Trail) is var note ? (note.Action, note.Subject, note.New) : default);
        selection = selection.After(read);
        Assert.True(ReadAttachment.Decide(selection, 1, 1, Given.AsCdmo("alpha"), Given.Now).Change!.IsEmpty);
        Assert.False(ReadAttachment.Decide(selection, 1, 1, Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void A_new_or_replaced_file_after_the_issue_reaches_all_as_an_addendum_and_asks_for_confirmations()
    {
        var selection = GivenRfp.Out().WithProposal("alpha").With(GivenDataRoom.File(1)).With(GivenDataRoom.File(1, 2, at: Later)).With(GivenDataRoom.File(2, at: Later)).With(GivenDataRoom.File(3, verdict: null, at: Later)).Build();
        Assert.Equal([(1, 1)], DataRooms.For(selection, "bravo", Later).Select(a => (a.Number, a.Version)));
        Assert.Equal([(1, FileChangeKind.Replaced), (2, FileChangeKind.Added)], IssueFiles.Pending(selection).Select(f => (f.Number, f.Kind)));
        Assert.Equal(RefusalKind.Invalid, IssueFiles.Decide(selection, new("Thanks to alpha labs we know more."), Given.AsManager, Later).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, IssueFiles.Decide(selection, new(Why), Given.AsQuality, Later).Refusal!.Kind);

        Assert.Contains(OpenTasks.Of(selection), t => t.What == "Issue the new files of the data room" && t.PersonId == Given.Manager);
        var change = IssueFiles.Decide(selection, new(Why), Given.AsManager, Later).Change!;
        Assert.Equal(["p-alpha", "p-bravo", "p-charlie"], change.Mails.Select(m => m.ToPersonId).Order(StringComparer.Ordinal));
        Assert.All(change.Mails, m => Assert.Equal("2 files of the data room", m.Values["parts"]));
        Assert.Single(change.Starts);
        selection = selection.After(change);
        Assert.Equal([(1, 2), (2, 1)], DataRooms.For(selection, "bravo", Later).Select(a => (a.Number, a.Version)));
        Assert.Equal(ProposalState.NeedsReconfirmation, selection.Proposals.Single().State);
        var amendment = Assert.Single(Addenda.Amendments(selection));
        Assert.Equal((1, 1), (amendment.Number, amendment.Addendum));
        var document = DocumentText.Of(AddendumDocument.Build(amendment, selection.State.Brief, selection.Id));
        Assert.Contains("u-1-2.pdf | stability | 2 | replaced", document, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenTasks.Of(selection), t => t.What == "Issue the new files of the data room");
        Assert.Equal("nothing-new", IssueFiles.Decide(selection, new(Why), Given.AsManager, Later).Refusal!.Type);
    }

    [Fact]
    public void A_file_is_taken_out_at_once_with_its_reason_and_an_addendum_tells_all_where_they_had_it()
    {
        var before = GivenWriting.Preparing().With(GivenDataRoom.File(1)).Build();
        var quiet = WithdrawAttachment.Decide(before, 1, new("It is the wrong study."), Given.AsManager, Given.Now).Change!;
        Assert.Empty(quiet.Mails);
        Assert.Empty(DataRooms.Current(before.After(quiet)));

        var selection = GivenRfp.Out().With(GivenDataRoom.File(1)).With(GivenDataRoom.File(1, 2, at: Later)).Build();
        Assert.Equal(RefusalKind.Invalid, WithdrawAttachment.Decide(selection, 1, new("wrong"), Given.AsManager, Later).Refusal!.Kind);
        var change = WithdrawAttachment.Decide(selection, 1, new("It is the wrong study."), Given.AsManager, Later).Change!;
        Assert.Equal(3, change.Mails.Count);
        selection = selection.After(change);
        Assert.Empty(DataRooms.For(selection, "alpha", Given.Now));
        Assert.All(DataRooms.All(selection), a => Assert.Equal((Later, "It is the wrong study."), (a.WithdrawnAt, a.WithdrawnBecause)));
        Assert.Equal((1, FileChangeKind.Withdrawn), Assert.Single(Addenda.Amendments(selection)).Files is [var file] ? (file.Version, file.Kind) : default);
        Assert.True(WithdrawAttachment.Decide(selection, 1, new("It is the wrong study."), Given.AsManager, Later).Change!.IsEmpty);
        Assert.Equal(RefusalKind.NotFound, WithdrawAttachment.Decide(selection, 9, new("It is the wrong study."), Given.AsManager, Later).Refusal!.Kind);

        // After the deadline nobody is told of what nobody can use any more.
        var late = GivenRfp.Out().With(GivenDataRoom.File(1)).Build();
        Assert.Empty(WithdrawAttachment.Decide(late, 1, new("It is the wrong study."), Given.AsManager, GivenRfp.Deadline.AddMinutes(1)).Change!.Mails);
    }

    [Fact]
    public void The_RFP_lists_the_files_that_go_out_with_it()
    {
        var selection = GivenWriting.Preparing().With(GivenDataRoom.File(1)).With(GivenDataRoom.File(2) with { WithdrawnAt = Given.Now }).Build();
        var text = DocumentText.Of(RfpDocument.Build(selection.State.Brief, RfpFiles.Terms(selection, Given.Now)));
        Assert.Contains("stability | u-1-1.pdf | 1 | Twelve months at 5 °C.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("u-2-1", text, StringComparison.Ordinal);
        var issued = GivenRfp.Out().With(GivenDataRoom.File(1)).With(GivenDataRoom.File(1, 2, at: Later)).Build();
        Assert.Equal([1], RfpFiles.Terms(issued, Later).Files.Select(f => f.Version));
    }
}
