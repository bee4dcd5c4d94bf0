using System.Text.Json;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals;

public class ProposalViewTests
{
    private static SubmittedFile File(string id, Envelope envelope) => new() { Id = id, Name = $"{id}.pdf", Length = 1, ETag = id, StagingBlob = id, Snapshot = id, Envelope = envelope };

    private static RoomSubmission Content(SelectionState state)
    {
        var fields = GivenOffers.Complete(state);
        fields["labor"] = "741258";
        fields["q1_costs"] = "Our secret cost story.";
        fields.Remove("storage");
        fields["total_price"] = "9999999";
        return new RoomSubmission
        {
            Id = "s-alpha-1",
            At = Given.Now,
            By = "p-alpha",
            Files = [File("plan", Envelope.Technical), File("prices", Envelope.Price)],
            TotalPrice = 9999999,
            Currency = "CHF",
            ValidUntil = new(2027, 12, 31),
            Notes = "Secret remark.",
            Anchor = "",
            Salt = "5a17",
            Offer = OfferReader.Read(state, fields, Given.Now).Offer,
        };
    }

    [Fact]
    public void Nothing_of_the_prices_is_in_the_view_while_they_are_sealed()
    {
        var selection = GivenOffers.Issued().WithProposal("alpha", ProposalState.OpenedTechnical).In(Stage.Scoring).Build();
        var view = ProposalView.Of(selection, selection.Proposals[0], Content(selection.State), []);
        var all = JsonSerializer.Serialize(view, Json.Options);
        foreach (var secret in (string[])["741258", "9999999", "CHF", "Secret remark.", "secret cost story", "prices.pdf", "5a17", "storage", "2027-12-31", "milestone"])
            Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Our word on team.", all, StringComparison.Ordinal);
        Assert.Equal(["plan"], view.Files.Select(f => f.Id));
    }

    [Fact]
    public void With_the_prices_open_everything_is_and_what_is_missing_is_named()
    {
        var selection = GivenOffers.Issued().WithProposal("alpha", ProposalState.OpenedPrice).In(Stage.Scoring).Build();
        var view = ProposalView.Of(selection, selection.Proposals[0], Content(selection.State), []);
        Assert.Equal((9999999m, "CHF"), (view.Price!.Total, view.Price.Currency));
        Assert.Equal(["storage"], view.Missing.Select(f => f.Key));
        Assert.Equal(["plan", "prices"], view.Files.Select(f => f.Id));
    }

    [Fact]
    public void A_sealed_proposal_has_no_view()
    {
        var selection = GivenOffers.Issued().WithProposal("alpha", ProposalState.Sealed).In(Stage.Opening).Build();
        Assert.Throws<InvalidOperationException>(() => ProposalView.Of(selection, selection.Proposals[0], Content(selection.State), []));
    }

    [Fact]
    public void A_correction_counts_if_the_window_names_it_and_shows_what_was_submitted()
    {
        var window = new DefectWindow { CdmoId = "alpha", Fields = ["team", "storage"], Reason = "Say more.", OpenedBy = Given.Manager, OpenedAt = Given.Now, Until = Given.Now.AddDays(2), UsedAt = Given.Now, CorrectionId = "c1" };
        var selection = GivenOffers.Issued().WithProposal("alpha", ProposalState.OpenedPrice).With(window).In(Stage.Scoring).Build();
        RoomCorrection Correction(string id, string text) => new() { Id = id, Values = new Dictionary<string, string> { ["team"] = text, ["storage"] = "50" }, At = Given.Now, By = "p-alpha" };
        var view = ProposalView.Of(selection, selection.Proposals[0], Content(selection.State), [Correction("c0", "Lost the race."), Correction("c1", "Nine people.")]);
        Assert.Equal(("Nine people.", 50m), (view.Offer!.Find("team"), view.Offer.Amount("storage")));
        Assert.Equal("Our word on team.", Assert.Single(view.Before).Value);
        Assert.Empty(view.Missing);
    }
}
