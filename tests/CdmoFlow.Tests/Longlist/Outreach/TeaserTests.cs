using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Scoping;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Longlist.Outreach;

public class TeaserTests
{
    [Theory]
    // The program of the brief is LKS-204, the sponsor Larkspur Therapeutics.
    [InlineData("A protein called LKS-204.", "LKS-204")]
    [InlineData("a protein called lks204", "LKS-204")]
    [InlineData("LKS 204", "LKS-204")]
    [InlineData("L\u200BKS\u2011204", "LKS-204")]
    [InlineData("ＬＫＳ－２０４", "LKS-204")]
    [InlineData("for Larkspur Therapeutics", "Larkspur Therapeutics")]
    [InlineData("a spin-off of LARKSPUR", "Larkspur")]
    [InlineData("Lárkspur", "Larkspur")]
    [InlineData("formerly PX_17", "PX17")]
    public void Names_and_codes_are_found_however_they_are_written(string text, string found) =>
        Assert.Equal(found, ConfidentialNames.In(text, ConfidentialNames.Of(GoodScoping.Brief(), ["PX17"], namesSponsor: false)));

    [Theory]
    [InlineData("An antibody for therapeutics, phase II, 204 L, drug substance")]
    [InlineData("LKS-2045 and XLKS-204 are others")]
    [InlineData("Larkspurs")]
    [InlineData("")]
    public void Words_that_tell_nothing_are_left_alone(string text) =>
        Assert.Null(ConfidentialNames.In(text, ConfidentialNames.Of(GoodScoping.Brief(), ["PX17"], namesSponsor: false)));

    [Fact]
    public void Whoever_chooses_so_may_name_the_sponsor_and_never_the_product()
    {
        var names = ConfidentialNames.Of(GoodScoping.Brief(), [], namesSponsor: true);
        Assert.Null(ConfidentialNames.In("Larkspur Therapeutics asks", names));
        Assert.Equal("LKS-204", ConfidentialNames.In("Larkspur Therapeutics asks about LKS-204", names));
    }

    [Fact]
    public void A_teaser_that_gives_away_is_refused_with_every_field_that_does()
    {
        var selection = Given.ASelection().In(Stage.Longlist).WithCandidates(2).Build();
        var refusal = WriteTeaser.Decide(selection, GivenOutreach.Good with { Introduction = "LKS-204 needs a home.", Region = "Near Larkspur", Services = "Fill of OLD-9", Withheld = "OLD-9" }, Given.AsManager, Given.Now).Refusal!;
        Assert.Equal(["introduction", "services", "region"], refusal.Errors.Select(e => e.Field));
        Assert.Contains("LKS-204", refusal.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_and_overlong_fields_are_named_at_once() =>
        Assert.Equal(["modality", "phase", "scale", "services", "timing", "region", "introduction"], WriteTeaser.Decide(
            Given.ASelection().In(Stage.Longlist).Build(), new TeaserInput { Introduction = new string('x', 501), Phase = new string('x', 501) }, Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));

    [Fact]
    public void Versions_are_counted_kept_and_withhold_what_earlier_ones_withheld()
    {
        var one = GivenOutreach.After(Given.ASelection().In(Stage.Longlist).Build(), WriteTeaser.Decide(Given.ASelection().In(Stage.Longlist).Build(), GivenOutreach.Good with { Withheld = "OLD-9" }, Given.AsManager, Given.Now));
        Assert.True(WriteTeaser.Decide(one, GivenOutreach.Good, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.NotNull(WriteTeaser.Decide(one, GivenOutreach.Good with { Timing = "After OLD-9" }, Given.AsManager, Given.Now).Refusal);
        var two = GivenOutreach.After(one, WriteTeaser.Decide(one, GivenOutreach.Good with { Timing = "From 2028" }, Given.AsManager, Given.Now));
        Assert.Equal([1, 2], two.Teasers.Select(t => t.Number));
        Assert.Equal(GivenOutreach.Good.Timing, two.Teasers[0].Timing);
    }

    [Fact]
    public void Only_the_project_manager_writes_and_sends_and_only_until_the_RFP_is_out()
    {
        var selection = GivenOutreach.Written();
        Assert.Equal(RefusalKind.Forbidden, WriteTeaser.Decide(selection, GivenOutreach.Good, Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, SendTeaser.Decide(selection, GivenOutreach.ToTwo, Given.AsQuality, Given.Now).Refusal!.Kind);
        var late = selection.After(new Change().Put(selection.State.Enter(Stage.RfpIssued, Given.Now)));
        Assert.Equal("wrong-stage", WriteTeaser.Decide(late, GivenOutreach.Good with { Timing = "Soon" }, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("wrong-stage", SendTeaser.Decide(late, GivenOutreach.ToTwo, Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Each_person_gets_one_message_with_a_link_of_their_own_that_names_nobody_else()
    {
        var selection = GivenOutreach.Written();
        var change = SendTeaser.Decide(selection, GivenOutreach.ToTwo, Given.AsManager, Given.Now).Change!;
        Assert.Equal(["p-alpha", "p-bravo"], change.Mails.Select(m => m.ToPersonId));
        foreach (var mail in change.Mails)
        {
            Assert.Equal(("availability_request", mail.ToPersonId[2..]), (mail.Template, mail.Link.AvailabilityOf));
            var text = string.Join(' ', mail.Values.Values);
            Assert.Equal("", mail.Values["sponsor"]);
            Assert.DoesNotContain("LKS", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Larkspur", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(mail.ToPersonId == "p-alpha" ? "bravo" : "alpha", text, StringComparison.Ordinal);
            // It waits for release where mails to CDMOs do.
            Assert.True(new CdmoFlow.Mail.Holding.MailRules { HoldForCdmos = true }.Holds(mail));
        }

        // Seven working days from Monday 1 March, five in the afternoon in Berlin.
        Assert.Equal(new DateTimeOffset(2027, 3, 10, 16, 0, 0, TimeSpan.Zero), GivenOutreach.Of(selection.After(change)).AnswerBy);
        Assert.Equal(Instances.Outreach(selection.Id), Assert.Single(change.Starts).InstanceId);
    }

    [Fact]
    public void Sending_the_same_version_again_sends_nothing_and_a_new_one_keeps_the_answer()
    {
        var sent = GivenOutreach.Sent();
        Assert.True(SendTeaser.Decide(sent, GivenOutreach.ToTwo, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("p-charlie", Assert.Single(SendTeaser.Decide(sent, new() { CdmoIds = ["alpha", "charlie"] }, Given.AsManager, Given.Now).Change!.Mails).ToPersonId);
        var answered = GivenOutreach.After(sent, AnswerAvailability.ByLink(sent, "alpha", new("available", new(2027, 9, 1), null, null), null, Given.AsCdmo("alpha"), Given.Now));
        var two = GivenOutreach.After(answered, WriteTeaser.Decide(answered, GivenOutreach.Good with { Timing = "From 2028" }, Given.AsManager, Given.Now));
        var again = GivenOutreach.After(two, SendTeaser.Decide(two, GivenOutreach.ToTwo, Given.AsManager, Given.Now));
        Assert.Equal((2, Availability.Available), (GivenOutreach.Of(again).Teaser, GivenOutreach.Of(again).Answer!.Kind));
    }

    [Fact]
    public void What_cannot_be_sent_is_named()
    {
        var selection = GivenOutreach.Written();
        Assert.Equal(["cdmoIds"], SendTeaser.Decide(selection, new(), Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(["cdmoIds", "answerDays"], SendTeaser.Decide(selection, new() { CdmoIds = ["zulu"], AnswerDays = 31 }, Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal(RefusalKind.NotFound, SendTeaser.Decide(selection, GivenOutreach.ToTwo with { Teaser = 9 }, Given.AsManager, Given.Now).Refusal!.Kind);
        // The brief was renamed after the teaser had been written.
        var renamed = selection.After(new Change().Put(selection.State with { Brief = selection.State.Brief with { Program = "Recombinant protein" } }));
        Assert.Equal(["modality"], SendTeaser.Decide(renamed, GivenOutreach.ToTwo, Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
    }
}
