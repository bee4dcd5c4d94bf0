using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Web.Pages.Proposals.Offers;

namespace CdmoFlow.Tests.Proposals.Offers;

public class SaveDraftTests
{
    private static readonly Selection Open = GivenOffers.Issued().Build();

    private static (RoomDraft? Draft, Refusal? Refusal) Save(RoomDraft? stored, int number, params (string Key, string? Text)[] fields) =>
        SaveDraft.Decide(Open, "alpha", stored, new DraftInput(number, fields.ToDictionary(f => f.Key, f => f.Text)), Given.AsCdmo("alpha"), Given.Now);

    [Fact]
    public void A_draft_is_kept_as_typed_and_counts_its_saves()
    {
        var first = Save(null, 0, ("labor", "about 5"), ("team", " ")).Draft!;
        Assert.Equal((1, "p-alpha"), (first.Number, first.ChangedBy));
        Assert.Equal([new("labor", "about 5")], first.Fields);
        Assert.Equal(2, Save(first, 1, ("labor", "500")).Draft!.Number);
        Assert.Empty(Save(first, 1).Draft!.Fields);
    }

    [Fact]
    public void A_colleague_is_not_overwritten_unseen_and_the_same_save_again_changes_nothing()
    {
        var second = Save(Save(null, 0, ("labor", "5")).Draft, 1, ("labor", "6")).Draft!;
        Assert.Equal("draft-changed", Save(second, 1, ("labor", "7")).Refusal!.Type);
        Assert.Equal("draft-changed", Save(second, 0, ("labor", "7")).Refusal!.Type);
        Assert.Same(second, Save(second, 1, ("labor", "6")).Draft);
        Assert.Equal(["labor", "team"], SaveDraft.Differences(second.Fields, new Dictionary<string, string> { ["team"] = "We." }));
    }

    [Fact]
    public void It_takes_known_fields_of_reasonable_length_in_time_and_from_the_CDMO_itself()
    {
        Assert.Equal(["fields.nonsense", "fields.team"], Save(null, 0, ("nonsense", "x"), ("team", new string('x', 20_001))).Refusal!.Errors.Select(e => e.Field));
        // Quotation marks take six characters in storage.
        Assert.Equal("fields", Assert.Single(Save(null, 0, ("team", new string('"', 20_000)), ("references", new string('"', 20_000)), ("timeline", new string('"', 20_000)), ("exceptions", new string('"', 20_000))).Refusal!.Errors).Field);
        Assert.Equal(RefusalKind.Forbidden, SaveDraft.Decide(Open, "alpha", null, new DraftInput(0, null), Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal("too-late", SaveDraft.Decide(Open, "alpha", null, new DraftInput(0, null), Given.AsCdmo("alpha"), GivenOffers.Deadline.AddSeconds(1)).Refusal!.Type);
    }

    [Fact]
    public void Where_late_proposals_are_taken_in_a_draft_can_be_completed_for_one_until_the_opening()
    {
        var accepting = GivenOffers.Issued().With(s => s with { Brief = s.Brief with { RfpRules = new() { Late = LatePolicy.Accept } } });
        var late = GivenOffers.Deadline.AddHours(1);
        var input = new DraftInput(0, new Dictionary<string, string?> { ["labor"] = "5" });
        Assert.Equal("5", SaveDraft.Decide(accepting.Build(), "alpha", null, input, Given.AsCdmo("alpha"), late).Draft!.Fields["labor"]);
        Assert.True(OfferModel.Of(accepting.Build(), "alpha", new RoomContent([], [], [], null), late, null).IsOpen);
        Assert.False(OfferModel.Of(Open, "alpha", new RoomContent([], [], [], null), late, null).IsOpen);
        Assert.Equal("too-late", SaveDraft.Decide(accepting.In(Stage.Scoring).Build(), "alpha", null, input, Given.AsCdmo("alpha"), late).Refusal!.Type);
    }

    [Fact]
    public void A_draft_is_unsubmitted_until_the_version_that_counts_was_made_of_it()
    {
        var draft = GivenOffers.Draft(new Dictionary<string, string> { ["labor"] = "5" }, number: 3);
        RoomSubmission Made(int? number) => new() { Id = "s-alpha-1", At = Given.Now, By = "p-alpha", Files = [], TotalPrice = 1, Currency = "EUR", ValidUntil = new(2027, 12, 31), Anchor = "", DraftNumber = number };
        var submitted = GivenOffers.Issued().WithProposal("alpha").Build();
        var withdrawn = GivenOffers.Issued().WithProposal("alpha", ProposalState.Withdrawn).Build();
        Assert.False(RoomDraft.IsUnsubmitted(null, Open, "alpha", []));
        Assert.True(RoomDraft.IsUnsubmitted(draft, Open, "alpha", []));
        Assert.False(RoomDraft.IsUnsubmitted(draft, submitted, "alpha", [Made(3)]));
        Assert.True(RoomDraft.IsUnsubmitted(draft, submitted, "alpha", [Made(2)]));
        Assert.True(RoomDraft.IsUnsubmitted(draft, withdrawn, "alpha", [Made(3)]));
    }

    [Theory]
    [InlineData(false, true, "DRAFT that is NOT SUBMITTED")]
    [InlineData(true, true, "changes that are NOT SUBMITTED")]
    [InlineData(false, false, "NOT SUBMITTED a proposal")]
    public void Reminders_tell_a_draft_from_a_submission_three_times_before_the_deadline(bool submitted, bool hasDraft, string words)
    {
        var given = GivenOffers.Issued().WithInvitation("alpha", InvitationState.Accepted);
        if (submitted) given.WithProposal("alpha");
        var selection = given.Build();
        foreach (var before in (int[])[72, 24, 2])
        {
            var at = GivenOffers.Deadline.AddHours(-before);
            Assert.Equal(at, InvitationUpkeep.Status(selection, "alpha", at.AddSeconds(-1)).WakeAt);
            var change = InvitationUpkeep.Due(selection, "alpha", hasDraft, at);
            Assert.Contains(words, Assert.Single(change.Mails).Values["state"], StringComparison.Ordinal);
            selection = selection.After(change);
            Assert.True(InvitationUpkeep.Due(selection, "alpha", hasDraft, at.AddMinutes(1)).IsEmpty);
        }
    }

    [Fact]
    public void Who_has_submitted_everything_is_not_reminded() =>
        Assert.True(InvitationUpkeep.Due(GivenOffers.Issued().WithProposal("alpha").Build(), "alpha", hasDraft: false, GivenOffers.Deadline.AddHours(-2)).IsEmpty);
}
