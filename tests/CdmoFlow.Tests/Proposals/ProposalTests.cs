using CdmoFlow.Longlist;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals;

public class ProposalTests
{
    private static readonly DateTimeOffset Deadline = Given.Now.AddDays(28);

    private static Given Issued() => Given.ASelection()
        .WithCandidates(2, CandidateStanding.Invited).WithCda("alpha").WithCda("bravo").WithInvitation("alpha").WithInvitation("bravo")
        .In(Stage.RfpIssued, Deadline).With(s => s with { RfpDeadline = Deadline });

    private static Given Closed(bool verified = true) => Issued().WithProposal("alpha", ProposalState.Sealed, verified).In(Stage.Opening);

    private static RoomUpload[] Many => [.. Enumerable.Range(1, UploadRules.MostFiles).Select(i => new RoomUpload { Id = $"f{i}", FileName = "offer.pdf", Length = 1, BlobName = $"b{i}", By = "p-alpha", At = Given.Now })];

    private static RoomSubmission Content(string requestId = "request-1", decimal price = 1_250_000m)
    {
        var content = new RoomSubmission
        {
            Id = RoomSubmission.IdOf("s", "alpha", requestId),
            At = Given.Now,
            By = "p-alpha",
            TotalPrice = price,
            Currency = "EUR",
            ValidUntil = new(2027, 12, 31),
            Anchor = "",
            Files = [new SubmittedFile { Id = "f1", Name = "offer.pdf", Length = 12, ETag = "e1", StagingBlob = "b1", Snapshot = "t1" }],
        };
        return content with { Anchor = content.ComputeAnchor() };
    }

    [Fact, Trait("Category", "Threat")]
    public void Deadline_to_the_second_a_submission_counts_until_the_last_instant_and_not_a_second_longer()
    {
        var selection = Issued().Build();
        Assert.NotNull(SubmitProposal.Decide(selection, "alpha", Content(), Given.AsCdmo("alpha"), Deadline).Change);
        var late = SubmitProposal.Decide(selection, "alpha", Content(), Given.AsCdmo("alpha"), Deadline.AddSeconds(1)).Refusal!;
        Assert.Equal("too-late", late.Type);
        Assert.Contains("1 s later", late.Detail, StringComparison.Ordinal);
        Assert.Equal("too-late", SubmitProposal.Decide(Closed().Build(), "bravo", Content(), Given.AsCdmo("bravo"), Deadline.AddDays(3)).Refusal!.Type);
    }

    [Fact]
    public void Nobody_submits_for_another_company_or_without_an_invitation()
    {
        Assert.Equal(RefusalKind.Forbidden, SubmitProposal.Decide(Issued().Build(), "alpha", Content(), Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, SubmitProposal.Decide(Issued().Build(), "zulu", Content(), Given.AsCdmo("zulu"), Given.Now).Refusal!.Kind);
        Assert.Equal("wrong-stage", SubmitProposal.Decide(Issued().In(Stage.Cancelled).Build(), "alpha", Content(), Given.AsCdmo("alpha"), Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_later_submission_replaces_the_earlier_and_the_same_request_counts_once()
    {
        var selection = Issued().Build();
        var change = SubmitProposal.Decide(selection, "alpha", Content(), Given.AsCdmo("alpha"), Given.Now).Change!;
        Assert.Equal(Instances.Seal(selection.Id, "alpha", 1), Assert.Single(change.Starts).InstanceId);
        var first = selection.After(change);
        Assert.True(SubmitProposal.Decide(first, "alpha", Content(), Given.AsCdmo("alpha"), Given.Now).Change!.IsEmpty);
        var second = first.After(SubmitProposal.Decide(first, "alpha", Content("request-2"), Given.AsCdmo("alpha"), Given.Now.AddDays(1)).Change!);
        Assert.Equal([(1, ProposalState.Superseded), (2, ProposalState.Submitted)], second.Proposals.Select(p => (p.Version, p.State)));
    }

    [Fact]
    public void The_trail_and_the_mail_of_a_submission_hold_neither_price_nor_file_name()
    {
        var selection = Issued().Build();
        var change = SubmitProposal.Decide(selection, "alpha", Content(), Given.AsCdmo("alpha"), Given.Now).Change!;
        var sealedChange = FilesSealed.Due(selection.After(change), "alpha", 1, Content());
        var written = System.Text.Json.JsonSerializer.Serialize(new { change.Rows, change.Trail, change.Mails, Later = sealedChange.Mails, sealedChange.Trail.Count }, CdmoFlow.Records.Json.Options);
        Assert.Equal("submission_receipt", Assert.Single(sealedChange.Mails).Template);
        Assert.DoesNotContain("offer.pdf", written, StringComparison.Ordinal);
        Assert.DoesNotContain("1250000", written, StringComparison.Ordinal);
    }

    [Fact]
    public void The_anchor_changes_with_the_content_and_not_with_what_the_verification_adds()
    {
        var content = Content();
        Assert.NotEqual(content.Anchor, (content with { TotalPrice = 1 }).ComputeAnchor());
        Assert.NotEqual(content.Anchor, (content with { Files = [content.Files[0] with { ETag = "e2" }] }).ComputeAnchor());
        Assert.Equal(content.Anchor, (content with { Files = [content.Files[0] with { Sha256 = "s", SealedBlob = "x" }] }).ComputeAnchor());
        Assert.Equal(content.Anchor, (content with { TotalPrice = 1_250_000.00m }).ComputeAnchor());
    }

    [Fact]
    public void A_proposal_is_withdrawn_before_the_deadline_only()
    {
        var selection = Issued().WithProposal("alpha").Build();
        Assert.Equal(RefusalKind.NotFound, WithdrawProposal.Decide(selection, "bravo", new(null), Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, WithdrawProposal.Decide(selection, "alpha", new(null), Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal("too-late", WithdrawProposal.Decide(selection, "alpha", new(null), Given.AsCdmo("alpha"), Deadline.AddSeconds(1)).Refusal!.Type);
        var change = WithdrawProposal.Decide(selection, "alpha", new("Our price for the vials was wrong."), Given.AsCdmo("alpha"), Given.Now).Change!;
        Assert.Equal(("submitted", "withdrawn", (string?)null), Assert.Single(change.Trail.Select(t => (t.Old, t.New, t.Reason))));
        var after = selection.After(change);
        Assert.DoesNotContain(after.Proposals, p => p.Counts);
        Assert.True(WithdrawProposal.Decide(after, "alpha", new(null), Given.AsCdmo("alpha"), Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void Two_different_persons_open_and_only_then_the_scoring_begins()
    {
        var selection = Closed().Build();
        var first = selection.After(ConfirmOpening.Decide(selection, new(true), Given.AsManager, Deadline.AddDays(1)).Change!);
        Assert.Equal((Stage.Opening, ProposalState.Sealed), (first.State.Stage, first.Proposals[0].State));
        Assert.True(ConfirmOpening.Decide(first, new(true), Given.AsManager, Deadline.AddDays(1)).Change!.IsEmpty);
        var change = ConfirmOpening.Decide(first, new(true), Given.AsQuality, Deadline.AddDays(1)).Change!;
        var opened = first.After(change);
        Assert.Equal((Stage.Scoring, ProposalState.Opened), (opened.State.Stage, opened.Proposals[0].State));
        Assert.Equal(CandidateStanding.InEvaluation, opened.Candidate("alpha")!.Standing);
        Assert.Equal([Given.Quality, Given.Scientist, Given.Finance], change.Mails.Select(m => m.ToPersonId));
        Assert.Equal([Instances.Rfp(selection.Id, 1)], change.Wakes);
    }

    [Fact]
    public void The_opening_is_refused_to_strangers_too_early_unverified_and_without_the_project_manager()
    {
        Assert.Equal(RefusalKind.Forbidden, ConfirmOpening.Decide(Closed().Build(), new(true), Given.AsStranger, Given.Now).Refusal!.Kind);
        Assert.Equal("sealed", ConfirmOpening.Decide(Issued().WithProposal("alpha").Build(), new(true), Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("being-verified", ConfirmOpening.Decide(Closed(verified: false).Build(), new(true), Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("nothing-to-open", ConfirmOpening.Decide(Issued().In(Stage.Opening).Build(), new(true), Given.AsManager, Given.Now).Refusal!.Type);
        var byQuality = Closed().Build();
        byQuality = byQuality.After(ConfirmOpening.Decide(byQuality, new(true), Given.AsQuality, Given.Now).Change!);
        Assert.Equal(RefusalKind.Forbidden, ConfirmOpening.Decide(byQuality, new(true), Given.AsScientist, Given.Now).Refusal!.Kind);
    }

    [Theory]
    [InlineData(ProposalState.Submitted)]
    [InlineData(ProposalState.Sealed)]
    public void Nobody_of_the_sponsor_reads_before_the_opening_and_a_cancelled_selection_stays_sealed(ProposalState state)
    {
        var selection = Issued().WithProposal("alpha", state).In(Stage.Cancelled).Build();
        Assert.Equal("sealed", ReadProposal.Decide(selection, "alpha", "f1", Given.AsManager).Refusal!.Type);
    }

    [Fact]
    public void After_the_opening_the_team_reads_and_the_trail_notes_ids()
    {
        var selection = Issued().WithProposal("alpha", ProposalState.Opened).In(Stage.Scoring).Build();
        Assert.Equal(RefusalKind.Forbidden, ReadProposal.Decide(selection, "alpha", "f1", Given.AsStranger).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, ReadProposal.Decide(selection, "bravo", "f1", Given.AsManager).Refusal!.Kind);
        Assert.Equal("proposal.file_read", Assert.Single(ReadProposal.Decide(selection, "alpha", "f1", Given.AsScientist).Change!.Trail).Action);
    }

    [Fact]
    public void The_first_reading_of_price_and_terms_is_noted_for_each_person()
    {
        var selection = Issued().WithProposal("alpha", ProposalState.Opened).In(Stage.Scoring).Build();
        Assert.Equal(RefusalKind.Forbidden, ReadProposal.Content(selection, "alpha", Given.AsStranger).Refusal!.Kind);
        Assert.Equal("sealed", ReadProposal.Content(Closed().Build(), "alpha", Given.AsManager).Refusal!.Type);
        var change = ReadProposal.Content(selection, "alpha", Given.AsScientist).Change!;
        Assert.Equal("proposal.read", Assert.Single(change.Trail).Action);
        var read = selection.After(change);
        Assert.True(ReadProposal.Content(read, "alpha", Given.AsScientist).Change!.IsEmpty);
        Assert.False(ReadProposal.Content(read, "alpha", Given.AsManager).Change!.IsEmpty);
        Assert.Equal("proposal.own_file_read", Assert.Single(ReadProposal.Own(selection, "alpha", "s-alpha-1", "f1", Given.AsCdmo("alpha")).Change!.Trail).Action);
        Assert.Equal(RefusalKind.Forbidden, ReadProposal.Own(selection, "alpha", "s-alpha-1", "f1", Given.AsCdmo("bravo")).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, ReadProposal.Own(selection, "alpha", "s-alpha-9", "f1", Given.AsCdmo("alpha")).Refusal!.Kind);
    }

    [Fact]
    public void Uploads_are_limited_before_a_byte_travels()
    {
        var selection = Issued().Build();
        Assert.Null(UploadRules.Check(selection, "alpha", new("offer.PDF", UploadRules.LargestFile), [], UploadQuota.Standard, Given.Now));
        Assert.Equal(["fileName", "length"], UploadRules.Check(selection, "alpha", new("run.exe", UploadRules.LargestFile + 1), [], UploadQuota.Standard, Given.Now)!.Errors.Select(e => e.Field));
        Assert.NotNull(UploadRules.Check(selection, "alpha", new("../offer.pdf", 0), [], UploadQuota.Standard, Given.Now));
        Assert.Equal("too-many-files", UploadRules.Check(selection, "alpha", new("offer.pdf", 1), Many, UploadQuota.Standard, Given.Now)!.Type);
        Assert.Equal("too-late", UploadRules.Check(selection, "alpha", new("offer.pdf", 1), [], UploadQuota.Standard, Deadline.AddSeconds(1))!.Type);
    }

    [Fact]
    public void What_was_submitted_leaves_room_for_its_replacement_and_is_not_removed()
    {
        var selection = Issued().Build();
        var uploads = Many;
        Assert.Equal(UploadRules.MostFiles, UploadRules.Unsubmitted(uploads, []).Count);
        var left = UploadRules.Unsubmitted(uploads, [Content()]);
        Assert.DoesNotContain(left, u => u.Id == "f1");
        Assert.Null(UploadRules.Check(selection, "alpha", new("offer.pdf", 1), left, UploadQuota.Standard, Given.Now));
        Assert.Null(UploadRules.CheckRemoval(selection, "alpha", "f2", uploads, [Content()], Given.Now));
        Assert.Equal("submitted", UploadRules.CheckRemoval(selection, "alpha", "f1", uploads, [Content()], Given.Now)!.Type);
        Assert.Equal(RefusalKind.NotFound, UploadRules.CheckRemoval(selection, "alpha", "f999", uploads, [Content()], Given.Now)!.Kind);
        Assert.Equal("too-late", UploadRules.CheckRemoval(selection, "alpha", "f2", uploads, [Content()], Deadline.AddSeconds(1))!.Type);
    }

    [Fact]
    public void Every_wrong_field_of_a_submission_is_named_at_once()
    {
        var input = new SubmissionInput(["unknown"], 0, "eur", "barter", new(2020, 1, 1), null, "short");
        Assert.Equal(
            ["uploadIds", "totalPrice", "currency", "pricingModel", "validUntil", "requestId"],
            input.Check(Issued().Build().State, new Dictionary<string, RoomUpload>(), Given.Now).Select(e => e.Field));
    }
}
