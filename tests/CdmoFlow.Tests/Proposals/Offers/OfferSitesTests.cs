using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Rfp;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Offers;

/// <summary>Which site does a service is said of that service, wherever an amendment moves it.</summary>
public class OfferSitesTests
{
    private const string Banking = "Cell banking";

    private static readonly Selection Out = GivenRfp.Out().With(s => s with { Brief = s.Brief with { Services = ["Process development", "Fill and finish", "Release testing"] } }).Build();

    // A service is put in front, the last two change places, and the first is no longer asked for.
    private static readonly Selection Amended = GivenRfp.AfterAmendment(Out, Given.Now.AddDays(2), new(GivenRfp.Why, Services: $"{Banking}\nRelease testing\nFill and finish"));

    private static RoomDraft Draft(DateTimeOffset at, params (string Key, string Text)[] fields) =>
        new() { Number = 1, Fields = fields.ToDictionary(f => f.Key, f => f.Text), ChangedAt = at, ChangedBy = "p-alpha" };

    private static string Key(string service) => OfferSites.KeyOf(service);

    [Fact]
    public void A_service_keeps_its_key_wherever_it_stands_and_in_whatever_capitals()
    {
        Assert.Equal(Key("Fill and finish"), Key(" fill and FINISH "));
        Assert.Equal(3, OfferSites.Of(Amended.State.Brief.Services).Select(f => f.Key).Distinct().Count());
        var both = OfferSites.Of(Out.State.Brief.Services).Select(f => f.Key).Intersect(OfferSites.Of(Amended.State.Brief.Services).Select(f => f.Key));
        Assert.Equal([Key("Fill and finish"), Key("Release testing")], both);
    }

    [Fact]
    public void A_draft_of_an_earlier_version_is_read_with_the_services_of_its_time()
    {
        var draft = OfferSites.Named(Amended, Draft(Given.Now, ("site_1", "Leiden"), ("site_2", "Basel"), ("site_3", "Cork"), ("team", "Nine people.")))!;
        Assert.Equal(new Dictionary<string, string> { [Key("Fill and finish")] = "Basel", [Key("Release testing")] = "Cork", ["team"] = "Nine people." }, draft.Fields);
        var later = OfferSites.Named(Amended, Draft(Given.Now.AddDays(3), ("site_1", "Leiden")))!;
        Assert.Equal([new(Key(Banking), "Leiden")], later.Fields);
        Assert.Empty(OfferReader.Read(Amended.State, draft.Fields, Given.Now).Errors);
    }

    [Fact]
    public void What_a_draft_says_of_a_service_that_is_no_longer_asked_for_stops_nobody()
    {
        var draft = Draft(Given.Now, (Key("Process development"), "Leiden"), (Key("Fill and finish"), "Basel"));
        Assert.Same(draft, OfferSites.Named(Out, draft));
        Assert.Equal([Key("Fill and finish")], OfferSites.Named(Amended, draft)!.Fields.Keys);
        // A page that was opened before the amendment saves what it still asks for.
        var typed = new DraftInput(0, new Dictionary<string, string?> { [Key("Process development")] = "Leiden", [Key("Fill and finish")] = "Basel", ["site_1"] = "Cork" });
        var saved = SaveDraft.Decide(Amended, "alpha", null, typed, Given.AsCdmo("alpha"), Given.Now.AddDays(3)).Draft!;
        Assert.Equal(["Basel", "Cork"], saved.Fields.OrderBy(f => f.Value).Select(f => f.Value));
        Assert.Equal("Cork", saved.Fields[Key(Banking)]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_sealed_proposal_shows_each_site_under_the_service_it_was_said_of(bool counted)
    {
        string[] keys = counted ? ["site_1", "site_2", "site_3"] : [.. Out.State.Brief.Services.Select(Key)];
        var content = new RoomSubmission
        {
            Id = "s-alpha-1",
            At = Given.Now,
            By = "p-alpha",
            Files = [],
            TotalPrice = 1,
            Currency = "EUR",
            ValidUntil = new(2027, 12, 31),
            Anchor = "",
            Offer = new Offer { Technical = keys.Zip((string[])["Leiden", "Basel", "Cork"]).ToDictionary(p => p.First, p => p.Second), Price = new Dictionary<string, string>() },
        };
        // One of its files was replaced after the amendment: its answers are still those of before.
        var first = new ProposalSeal { CdmoId = "alpha", Version = 1, SubmissionId = "s-alpha-0", SubmittedAt = Given.Now, Anchor = "", State = ProposalState.Superseded };
        var seal = first with { Version = 2, SubmissionId = content.Id, SubmittedAt = Given.Now.AddDays(5), State = ProposalState.Opened, ReplacesVersion = 1 };
        var selection = Amended.After(new Change().Put(first).Put(seal));
        var view = ProposalView.Of(selection, seal, content, []);
        Assert.Equal("Basel", view.Offer!.Find(Key("Fill and finish")));
        Assert.Equal("Cork", view.Offer.Find(Key("Release testing")));
        Assert.Contains(Key(Banking), view.Missing.Select(f => f.Key));
        // What it said of a service that is gone is still read, and not asked for.
        var former = Assert.Single(OfferFields.Of(selection, view.Offer), f => f.Label == "Process development");
        Assert.Equal(("Leiden", false), (view.Offer.Find(former.Key), former.Demanded));
    }

    [Fact]
    public void A_defect_window_of_an_earlier_version_names_the_same_fields()
    {
        var window = new DefectWindow { CdmoId = "alpha", Fields = ["site_2", "team"], Reason = "Not stated.", OpenedBy = "p", OpenedAt = Given.Now.AddDays(60), Until = Given.Now.AddDays(62) };
        Assert.Equal([Key("Release testing"), "team"], OfferSites.Named(Amended, window));
    }
}
