using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Defects;

public class DefectWindowTests
{
    private const string Why = "The storage line is empty and the team is not named.";

    private static Given Opened(ProposalState state = ProposalState.Opened) => GivenOffers.Issued().WithProposal("alpha", state).In(Stage.Scoring);

    private static Offer Submitted(Selection selection)
    {
        var fields = GivenOffers.Complete(selection.State);
        fields.Remove("storage");
        return OfferReader.Read(selection.State, fields, Given.Now).Offer;
    }

    private static Outcome Open(Selection selection, params string[] fields) => OpenDefectWindow.Decide(selection, "alpha", Submitted(selection), new(fields, 5, Why), Given.AsManager, Given.Now);

    private static Selection WithWindow(params string[] fields) => Opened().Build() is var s ? s.After(Open(s, fields).Change!) : null!;

    private static (RoomCorrection? Correction, Refusal? Refusal) Read(Selection selection, params (string Key, string Text)[] fields) => CorrectDefects.Read(
        selection, "alpha", Submitted(selection), new(fields.ToDictionary(f => f.Key, f => (string?)f.Text)), Given.AsCdmo("alpha"), Given.Now);

    private static Outcome Correct(Selection selection, RoomCorrection correction, DateTimeOffset now) => CorrectDefects.Decide(selection, "alpha", correction, Given.AsCdmo("alpha"), now);

    [Fact]
    public void A_field_that_is_not_listed_is_refused()
    {
        var selection = WithWindow("storage", "team");
        Assert.Equal("fields.timeline", Assert.Single(Read(selection, ("storage", "50"), ("timeline", "Two years.")).Refusal!.Errors).Field);
        Assert.Equal("fields.storage", Assert.Single(Read(selection, ("storage", "fifty")).Refusal!.Errors).Field);
        Assert.Equal("fields", Assert.Single(Read(selection).Refusal!.Errors).Field);
        Assert.Equal("fields", Assert.Single(Read(selection, ("storage", "5000")).Refusal!.Errors).Field);
        Assert.Equal(RefusalKind.NotFound, Read(Opened().Build(), ("storage", "50")).Refusal!.Kind);
    }

    [Fact]
    public void A_second_correction_is_refused_and_the_first_sent_again_is_fine()
    {
        var selection = WithWindow("storage");
        var first = Read(selection, ("storage", "50")).Correction!;
        var used = selection.After(Correct(selection, first, Given.Now).Change!);
        Assert.Equal(first.Id, used.Find<DefectWindow>(DefectWindow.KeyOf("alpha"))!.CorrectionId);
        Assert.True(Correct(used, first, Given.Now).Change!.IsEmpty);
        Assert.Equal("defect-window-used", Correct(used, Read(used, ("storage", "60")).Correction!, Given.Now).Refusal!.Type);
        Assert.Equal("defect-window-given", Open(used, "team").Refusal!.Type);
    }

    [Fact]
    public void After_the_time_it_is_refused()
    {
        var selection = WithWindow("storage");
        var window = selection.Find<DefectWindow>(DefectWindow.KeyOf("alpha"))!;
        var correction = Read(selection, ("storage", "50")).Correction!;
        Assert.NotNull(Correct(selection, correction, window.Until).Change);
        Assert.Equal("too-late", Correct(selection, correction, window.Until.AddSeconds(1)).Refusal!.Type);
        Assert.Equal("defect-window-closed", Correct(selection.After(new Change().Put(selection.State.Enter(Stage.Shortlist, Given.Now))), correction, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void The_project_manager_names_fields_days_and_a_reason_and_the_CDMO_is_told()
    {
        var selection = Opened().Build();
        var change = Open(selection, "storage", "team").Change!;
        var mail = Assert.Single(change.Mails);
        Assert.Equal(("defect_window", "p-alpha", Why), (mail.Template, mail.ToPersonId, mail.Values["reason"]));
        Assert.Equal(Why, Assert.Single(change.Trail).Reason);
        Assert.Equal(["fields", "days", "reason"], OpenDefectWindow.Decide(selection, "alpha", null, new(null, 15, "No"), Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(RefusalKind.Forbidden, OpenDefectWindow.Decide(selection, "alpha", null, new(["team"], 5, Why), Given.AsQuality, Given.Now).Refusal!.Kind);
        Assert.Equal("sealed", OpenDefectWindow.Decide(GivenOffers.Issued().WithProposal("alpha", ProposalState.Sealed).In(Stage.Opening).Build(), "alpha", null, new(["team"], 5, Why), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void A_price_that_was_stated_stays_and_sealed_or_locked_parts_are_not_mended()
    {
        Assert.Contains("'labor' was stated", Assert.Single(Open(Opened().Build(), "labor").Refusal!.Errors).Message, StringComparison.Ordinal);
        var apart = Opened(ProposalState.OpenedTechnical).With(s => s with { Brief = s.Brief with { Envelopes = EnvelopeRule.Separate } });
        Assert.Contains("which are sealed", Assert.Single(Open(apart.Build(), "storage").Refusal!.Errors).Message, StringComparison.Ordinal);
        Assert.NotNull(Open(apart.Build(), "team").Change);
        apart.With(new CdmoFlow.Proposals.Envelopes.PriceEnvelope { LockedAt = Given.Now, LockedBy = Given.Manager, Reason = "Done.", Scores = "" });
        Assert.Contains("scores are locked", Assert.Single(Open(apart.Build(), "team").Refusal!.Errors).Message, StringComparison.Ordinal);
    }
}
