using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Writing;

public class CopyRfpPartsTests
{
    [Fact]
    public void Every_template_fills_parts_that_exist_and_asks_for_its_gaps_to_be_filled()
    {
        Assert.Equal(4, RfpTemplate.All.Count);
        foreach (var template in RfpTemplate.All)
        {
            Assert.All(template.Parts.Keys, key => Assert.NotNull(RfpPart.Of(key)));
            var selection = GivenWriting.Preparing().Build();
            var copied = CopyRfpParts.Decide(selection, RfpSource.Template($"template:{template.Key}"), new($"template:{template.Key}", [.. template.Parts.Keys.Except(["services"], StringComparer.Ordinal)], ["services"]), Given.AsManager, Given.Now);
            Assert.Null(copied.Refusal);
            var gaps = RfpCompleteness.Check(selection.After(copied.Change!).State.Brief);
            Assert.Contains(gaps, g => g is { Field: "objectives", Kind: RfpGapKind.Vague, Found: not null } && g.Found.StartsWith("[fill in", StringComparison.Ordinal));
            Assert.DoesNotContain(gaps, g => g.Field.StartsWith("services", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_was_typed_is_replaced_only_where_the_request_says_so_and_the_trail_says_where_from()
    {
        var selection = GivenWriting.Preparing().With(s => s with { Brief = s.Brief with { Objectives = "Typed by hand." } }).Build();
        var refused = CopyRfpParts.Decide(selection, GivenWriting.Biologic, new("template:biologic", ["objectives", "currentProcess"]), Given.AsManager, Given.Now);
        Assert.Equal(["objectives"], refused.Refusal!.Errors.Select(e => e.Field));

        var change = CopyRfpParts.Decide(selection, GivenWriting.Biologic, new("template:biologic", ["currentProcess"], ["objectives"]), Given.AsManager, Given.Now).Change!;
        var brief = selection.After(change).State.Brief;
        Assert.Equal(GivenWriting.Biologic.Parts["objectives"], brief.Objectives);
        Assert.Equal(GivenWriting.Biologic.Parts["currentProcess"], brief.CurrentProcess);
        Assert.Equal("", brief.AnalyticalMethods);
        var note = Assert.Single(change.Trail);
        Assert.Equal(("rfp.copied", "replaced objectives", "objectives, currentProcess from template:biologic"), (note.Action, note.Old, note.New));
    }

    [Fact]
    public void A_section_takes_its_empty_parts_alone()
    {
        var selection = GivenWriting.Preparing().With(s => s with { Brief = s.Brief with { CurrentProcess = "Typed by hand." } }).Build();
        var brief = selection.After(CopyRfpParts.Decide(selection, GivenWriting.Biologic, new("template:biologic", null, Section: 3), Given.AsManager, Given.Now).Change!).State.Brief;
        Assert.Equal(("Typed by hand.", GivenWriting.Biologic.Parts["technicalSummary"], ""), (brief.CurrentProcess, brief.TechnicalSummary, brief.Objectives));
    }

    [Fact]
    public void An_earlier_selection_hands_on_its_texts_but_no_company_and_no_price_and_only_to_its_team()
    {
        var earlier = Given.ASelection().WithCandidates(2).With(s => s with
        {
            Id = "0192f0c0ffee7abc8def0123456789ff",
            Brief = GivenWriting.Full(s.Brief) with { CurrentProcess = "The process as alpha labs ran it in four campaigns at 200 L.", QualityRequirements = "A reserve of 250,000 EUR for deviations was agreed at the time of signing." },
        }).Build();
        Assert.Null(RfpSource.Earlier(earlier, Given.Stranger));
        var source = RfpSource.Earlier(earlier, Given.Scientist)!;
        Assert.Equal(["currentProcess", "qualityRequirements"], source.LeftOut);
        Assert.All(source.Parts.Values, text => Assert.DoesNotContain("alpha", text, StringComparison.OrdinalIgnoreCase));

        var selection = GivenWriting.Preparing().Build();
        var change = CopyRfpParts.Decide(selection, source, new(source.Id, ["milestones", "objectives"], Seen: CopyPlan.SeenOf(selection.State.Brief, source)), Given.AsManager, Given.Now).Change!;
        Assert.Equal(earlier.State.Brief.Milestones, selection.After(change).State.Brief.Milestones);
        Assert.EndsWith($"from selection:{earlier.Id}", Assert.Single(change.Trail).New, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Invalid, CopyRfpParts.Decide(selection, source, new(source.Id, ["currentProcess"]), Given.AsManager, Given.Now).Refusal!.Kind);
    }

    [Fact]
    public void Nothing_else_is_taken_than_what_was_shown_and_only_before_the_issue_and_by_the_project_manager()
    {
        var selection = GivenWriting.Preparing().Build();
        var seen = CopyPlan.SeenOf(selection.State.Brief, GivenWriting.Biologic);
        CopyRfpPartsInput input = new("template:biologic", ["objectives"], Seen: seen);
        var changed = selection.After(new Change().Put(selection.State with { Brief = selection.State.Brief with { Indication = "Asthma", TechnicalSummary = "Written meanwhile." } }));
        Assert.Equal("text-changed", CopyRfpParts.Decide(changed, GivenWriting.Biologic, input, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal(RefusalKind.Forbidden, CopyRfpParts.Decide(selection, GivenWriting.Biologic, input, Given.AsQuality, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, CopyRfpParts.Decide(selection, null, input, Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal("wrong-stage", CopyRfpParts.Decide(GivenRfp.Out().Build(), GivenWriting.Biologic, input, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Null(CopyRfpParts.Decide(selection, GivenWriting.Biologic, input, Given.AsManager, Given.Now).Refusal);
    }

    [Fact]
    public void A_part_as_text_comes_back_as_the_same_part()
    {
        var earlier = Given.ASelection().With(s => s with { Brief = GivenWriting.Full(s.Brief) with { EvaluationNotes = "Experience counts." } }).Build();
        var selection = Given.ASelection().With(s => s with { Brief = s.Brief with { DosageForm = "Oral solid", Services = ["Other"], TargetMarkets = ["JP"], Scale = new(1, 2, 3, "kg") } }).In(Stage.RfpPreparation).Build();
        var source = RfpSource.Earlier(earlier, Given.Manager)! with { Id = "selection:other" };
        var lines = CopyPlan.Of(selection.State.Brief, source);
        var taken = CopyRfpParts.Decide(selection, source, new(source.Id, [.. lines.Where(l => !l.Overwrites).Select(l => l.Part.Key)], [.. lines.Where(l => l.Overwrites).Select(l => l.Part.Key)]), Given.AsManager, Given.Now);
        Assert.Empty(RfpContent.Of(selection.After(taken.Change!).State.Brief).Since(RfpContent.Of(earlier.State.Brief)));
    }
}
