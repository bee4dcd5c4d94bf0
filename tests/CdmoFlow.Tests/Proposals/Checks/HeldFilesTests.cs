using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Checks;

public class HeldFilesTests
{
    private static readonly DateTimeOffset Deadline = Given.Now.AddDays(28);

    private static Selection Selection(ProposalState state = ProposalState.Sealed, Stage stage = Stage.Opening) => Given.ASelection()
        .WithCandidates(1).WithCda("alpha").WithInvitation("alpha", InvitationState.Accepted).WithProposal("alpha", state)
        .In(stage).With(s => s with { RfpDeadline = Deadline }).Build();

    private static SubmittedFile File(string id, FileVerdict? verdict) => new()
    {
        Id = id,
        Name = $"{id}.pdf",
        Length = 1,
        ETag = "e",
        StagingBlob = $"b-{id}",
        Snapshot = "s",
        SealedBlob = $"z-{id}",
        Sha256 = new string('a', 64),
        Finding = verdict is { } v ? FileFinding.Of(v, v switch { FileVerdict.Clean => FileReason.None, FileVerdict.Scanning => FileReason.Waiting, FileVerdict.NotScanned => FileReason.Encrypted, FileVerdict.Infected => FileReason.Malware, _ => FileReason.Macros }, null, Given.Now) : null,
    };

    private static RoomSubmission Content(params SubmittedFile[] files) =>
        new() { Id = "s-alpha-1", At = Given.Now, By = "p-alpha", TotalPrice = 1, Currency = "EUR", ValidUntil = new(2028, 1, 1), Anchor = "a", Files = files };

    private static Selection Checked(Selection selection, params SubmittedFile[] files) => selection.After(FilesChecked.Add(new Change(), selection, "alpha", 1, Content(files), Given.Now));

    [Fact]
    public void Clean_files_are_noted_once_and_nobody_is_told()
    {
        var selection = Selection();
        var change = FilesChecked.Add(new Change(), selection, "alpha", 1, Content(File("f1", FileVerdict.Clean)), Given.Now);
        Assert.Equal("1 clean", Assert.Single(change.Trail).New);
        Assert.Empty(change.Mails);
        Assert.True(FilesChecked.Add(new Change(), selection.After(change), "alpha", 1, Content(File("f1", FileVerdict.Clean)), Given.Now).IsEmpty);
    }

    [Fact]
    public void A_file_that_is_not_clean_is_held_its_CDMO_told_and_has_two_working_days_to_replace_it()
    {
        var selection = Selection();
        var change = FilesChecked.Add(new Change(), selection, "alpha", 1, Content(File("f1", FileVerdict.Clean), File("f2", FileVerdict.Infected), File("f3", FileVerdict.NotScanned)), Given.Now);
        var mail = Assert.Single(change.Mails);
        Assert.Equal(("file_not_accepted", "p-alpha", "s-alpha-1"), (mail.Template, mail.ToPersonId, mail.SubmissionId));
        Assert.DoesNotContain(mail.Values.Values, v => v.Contains(".pdf", StringComparison.Ordinal));
        var holds = Assert.Single(FileHolds.Of(selection.After(change), "alpha"));
        Assert.Equal([("f2", FileVerdict.Infected), ("f3", FileVerdict.NotScanned)], holds.Files.Select(f => (f.FileId, f.Verdict)));
        Assert.Equal(selection.Calendar.DueAfter(Given.Now, 2, selection.State.Brief.TimeZone), holds.Files[0].ReplaceUntil);
        Assert.Contains("alpha", StagingNeeds.Of(selection.After(change), Given.Now));
    }

    [Fact]
    public void While_a_scanner_is_silent_the_version_counts_and_is_looked_at_again()
    {
        var selection = Selection();
        var change = FilesChecked.Add(new Change(), selection, "alpha", 1, Content(File("f1", FileVerdict.Scanning), File("f2", FileVerdict.Refused)), Given.Now);
        Assert.Equal(Instances.Checks(selection.Id, "alpha", 1), Assert.Single(change.Starts).InstanceId);
        Assert.Single(change.Mails);
        var later = FilesChecked.Add(new Change(), selection.After(change), "alpha", 1, Content(File("f1", FileVerdict.Clean), File("f2", FileVerdict.Refused)), Given.Now.AddMinutes(30));
        Assert.Empty(later.Mails);
        Assert.True(selection.After(change).After(later).Proposals[0].FilesChecked);
    }

    [Theory]
    [InlineData(null, "scanning")]
    [InlineData(FileVerdict.Scanning, "scanning")]
    [InlineData(FileVerdict.NotScanned, "not-scanned")]
    [InlineData(FileVerdict.Infected, "infected")]
    [InlineData(FileVerdict.Refused, "refused")]
    public void Nobody_reads_a_file_that_is_not_clean(FileVerdict? verdict, string type) => Assert.Equal(type, FileGate.Check(File("f1", verdict), null)!.Type);

    [Fact]
    public void A_project_manager_releases_what_was_not_scanned_with_a_reason_and_never_what_is_infected()
    {
        SubmittedFile[] files = [File("f1", FileVerdict.NotScanned), File("f2", FileVerdict.Infected)];
        var before = Checked(Selection(), files);
        Assert.Equal("sealed", ReleaseFile.Decide(before, "alpha", "f1", new("Opened in a sandbox by IT."), Given.AsManager).Refusal!.Type);
        var selection = Checked(Selection(ProposalState.Opened, Stage.Scoring), files);
        Assert.Equal(RefusalKind.Forbidden, ReleaseFile.Decide(selection, "alpha", "f1", new("Opened in a sandbox by IT."), Given.AsScientist).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, ReleaseFile.Decide(selection, "alpha", "f1", new("short"), Given.AsManager).Refusal!.Kind);
        Assert.Equal("never-released", ReleaseFile.Decide(selection, "alpha", "f2", new("Opened in a sandbox by IT."), Given.AsManager).Refusal!.Type);
        var change = ReleaseFile.Decide(selection, "alpha", "f1", new("Opened in a sandbox by IT."), Given.AsManager).Change!;
        Assert.Equal(("proposal.file_released", "Opened in a sandbox by IT."), (change.Trail[0].Action, change.Trail[0].Reason));
        var released = selection.After(change);
        var holds = FileHolds.Of(released, "alpha").Single();
        Assert.Null(FileGate.Check(files[0], holds));
        Assert.NotNull(FileGate.Check(files[1], holds));
        Assert.True(ReleaseFile.Decide(released, "alpha", "f1", new("Opened in a sandbox by IT."), Given.AsManager).Change!.IsEmpty);
    }

    [Fact]
    public void A_held_file_is_replaced_within_its_window_even_after_the_deadline_and_all_else_stays()
    {
        var selection = Checked(Selection(), File("f1", FileVerdict.Clean), File("f2", FileVerdict.Refused), File("f3", FileVerdict.Infected));
        var until = FileHolds.Of(selection, "alpha").Single().Files[0].ReplaceUntil;
        var content = Content(File("f1", FileVerdict.Clean), File("f9", null), File("f3", FileVerdict.Infected)) with { Id = "replacement" };
        Assert.Null(UploadWindow.Check(selection, "alpha", until));
        Assert.NotNull(UploadWindow.Check(selection, "alpha", Deadline.AddDays(1)));
        Assert.Equal("too-late", ReplaceFile.Decide(selection, "alpha", "f2", content, Given.AsCdmo("alpha"), until.AddSeconds(1)).Refusal!.Type);
        Assert.Equal(RefusalKind.Forbidden, ReplaceFile.Decide(selection, "alpha", "f2", content, Given.AsCdmo("bravo"), until).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, ReplaceFile.Decide(selection, "alpha", "f1", content, Given.AsCdmo("alpha"), until).Refusal!.Kind);

        var change = ReplaceFile.Decide(selection, "alpha", "f2", content, Given.AsCdmo("alpha"), until).Change!;
        Assert.Equal(Instances.Seal(selection.Id, "alpha", 2), Assert.Single(change.Starts).InstanceId);
        var replaced = selection.After(change);
        var counts = Assert.Single(replaced.Proposals, p => p.Counts);
        Assert.Equal((2, 1, ProposalState.Sealed, false, false), (counts.Version, counts.ReplacesVersion, counts.State, counts.FilesVerified, counts.FilesChecked));
        // The other held file keeps its own time.
        Assert.Equal([("f3", until)], FileHolds.Of(replaced, "alpha").Single().Files.Select(f => (f.FileId, f.ReplaceUntil)));
        Assert.True(ReplaceFile.Decide(replaced, "alpha", "f2", content, Given.AsCdmo("alpha"), until).Change!.IsEmpty);
    }
}
