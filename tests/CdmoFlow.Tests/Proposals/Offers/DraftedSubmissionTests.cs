using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Offers;

public class DraftedSubmissionTests
{
    private static readonly SelectionState State = GivenOffers.Issued().Build().State;

    private static SubmissionInput Input(int? draft = 1, bool? acceptGaps = null) => new(["f1"], null, null, null, null, null, "request-1") { DraftNumber = draft, AcceptGaps = acceptGaps };

    [Fact]
    public void Price_and_terms_come_from_the_draft()
    {
        var (input, offer, refusal) = DraftedSubmission.Read(State, Input(), GivenOffers.Draft(GivenOffers.Complete(State)), Given.Now);
        Assert.Null(refusal);
        Assert.Equal((1000m, "EUR", "milestone", new DateOnly(2027, 12, 31)), (input.TotalPrice, input.Currency, input.PricingModel, input.ValidUntil));
        Assert.Equal("Our word on team.", offer!.Find("team"));
    }

    [Fact]
    public void Missing_lines_are_named_and_have_to_be_confirmed()
    {
        var fields = GivenOffers.Complete(State);
        fields.Remove("storage");
        fields.Remove("q6_deviations");
        var refusal = DraftedSubmission.Read(State, Input(), GivenOffers.Draft(fields), Given.Now).Refusal!;
        Assert.Equal("acceptGaps", Assert.Single(refusal.Errors).Field);
        Assert.Contains("2 demanded fields are empty: q6_deviations, storage. An empty line counts as missing, not as zero.", refusal.Detail, StringComparison.Ordinal);
        Assert.Null(DraftedSubmission.Read(State, Input(acceptGaps: true), GivenOffers.Draft(fields), Given.Now).Refusal);
        fields.Remove("total_price");
        Assert.Equal("fields.total_price", Assert.Single(DraftedSubmission.Read(State, Input(acceptGaps: true), GivenOffers.Draft(fields), Given.Now).Refusal!.Errors).Field);
    }

    [Fact]
    public void A_draft_that_a_colleague_changed_is_not_submitted_unseen()
    {
        Assert.Equal("draft-changed", DraftedSubmission.Read(State, Input(draft: 1), GivenOffers.Draft(GivenOffers.Complete(State), number: 2), Given.Now).Refusal!.Type);
        Assert.Equal("draft-changed", DraftedSubmission.Read(State, Input(draft: 1), null, Given.Now).Refusal!.Type);
        Assert.Null(DraftedSubmission.Read(State, Input(draft: null), null, Given.Now).Offer);
    }

    [Fact]
    public void The_anchor_covers_the_structured_part_and_cannot_be_guessed_without_its_salt()
    {
        var (_, offer, _) = DraftedSubmission.Read(State, Input(), GivenOffers.Draft(GivenOffers.Complete(State)), Given.Now);
        var content = new RoomSubmission { Id = "s", At = Given.Now, By = "p", Files = [], TotalPrice = 1000, Currency = "EUR", ValidUntil = new(2027, 12, 31), Anchor = "", Offer = offer, Salt = "00" };
        var changed = content with { Offer = offer! with { Price = offer.Price.ToDictionary(p => p.Key, p => p.Key == "labor" ? "101" : p.Value) } };
        Assert.NotEqual(content.ComputeAnchor(), changed.ComputeAnchor());
        Assert.NotEqual(content.ComputeAnchor(), (content with { Salt = "01" }).ComputeAnchor());
        // What earlier versions anchored, hashed apart from this code.
        var old = content with { Offer = null, Salt = null, Files = [new SubmittedFile { Id = "f1", Name = "offer.pdf", Length = 12, ETag = "e1", StagingBlob = "b1", Snapshot = "t1" }] };
        const string Json = """{"id":"s","files":[{"id":"f1","name":"offer.pdf","length":12,"eTag":"e1"}],"price":"1000","currency":"EUR","validUntil":"2027-12-31","notes":""}""";
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Json))), old.ComputeAnchor());
    }

    [Fact]
    public void A_file_belongs_to_one_envelope()
    {
        var uploads = new[] { "f1", "f2" }.ToDictionary(id => id, id => new RoomUpload { Id = id, FileName = "a.pdf", Length = 1, BlobName = id, By = "p", At = Given.Now });
        var input = Input() with { TotalPrice = 1, Currency = "EUR", ValidUntil = new(2027, 12, 31), PriceUploadIds = ["f2"] };
        Assert.Empty(input.Check(State, uploads, Given.Now));
        Assert.Equal([("f1", Envelope.Technical), ("f2", Envelope.Price)], input.Files);
        Assert.Equal("uploadIds", Assert.Single((input with { PriceUploadIds = ["f1"] }).Check(State, uploads, Given.Now)).Field);
        Assert.Equal("uploadIds", Assert.Single((input with { PriceUploadIds = ["f3"] }).Check(State, uploads, Given.Now)).Field);
    }
}
