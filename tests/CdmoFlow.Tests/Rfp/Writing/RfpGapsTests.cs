using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Writing;

public class RfpGapsTests
{
    private static readonly DateOnly Today = new(2027, 3, 1);

    [Theory]
    [InlineData("The batch size of 200 was made twice in the pilot plant last year.", "batch size of 200")]
    [InlineData("Delivery of the first clinical material is needed as soon as possible by the trial team.", "as soon as possible")]
    [InlineData("Filling, inspection, labelling, packaging, etc. in one campaign for the second trial.", "etc")]
    [InlineData("The yield is [fill in: g/L] in the production bioreactor after fourteen days of culture.", "[fill in: g/L]")]
    [InlineData("Material wird so bald wie möglich gebraucht, damit die Studie rechtzeitig beginnen kann.", "so bald wie möglich")]
    [InlineData("Release follows the pharmacopoeia, and further tests are to be agreed with the client later.", "to be agreed")]
    public void Words_that_nobody_can_price_are_quoted(string text, string words) => Assert.Equal(words, VagueWords.In(text));

    [Theory]
    [InlineData("A batch size of 200 L, a yield of 97 %, storage at a temperature of 2-8 °C and a purity of 99.5 %.")]
    [InlineData("The titre is 3.5 g/L and the dose 10 mg; tests are done as required by 21 CFR 211.")]
    [InlineData("Labelled with [18F] at a volume of 2 to 5 mL; volume 3 of the dossier describes it.")]
    [InlineData("A fetch of the material from the site; the catheter is not part of it.")]
    public void Exact_words_are_not(string text) => Assert.Null(VagueWords.In(text));

    public static TheoryData<string, RfpGapKind, string?, Func<Brief, Brief>> Gaps() => new()
    {
        { "scale.batchesPerYear", RfpGapKind.Missing, null, b => b with { Scale = b.Scale with { BatchesPerYear = 0 } } },
        { "scale.clinicalBatch", RfpGapKind.Missing, null, b => b with { Scale = b.Scale with { ClinicalBatch = 0 } } },
        { "scale.unit", RfpGapKind.Missing, null, b => b with { Scale = b.Scale with { Unit = "" } } },
        { "scale.unit", RfpGapKind.Vague, "100", b => b with { Scale = b.Scale with { Unit = "100" } } },
        { "targetMarkets", RfpGapKind.Missing, null, b => b with { TargetMarkets = [] } },
        { "targetMarkets[1]", RfpGapKind.Vague, "worldwide", b => b with { TargetMarkets = ["US", "worldwide"] } },
        { "targetMarkets[0]", RfpGapKind.Vague, "Chile", b => b with { TargetMarkets = ["Chile"] } },
        { "milestones", RfpGapKind.Missing, null, b => b with { Milestones = [] } },
        { "milestones[0]", RfpGapKind.Vague, "1 February 2027", b => b with { Milestones = [new("Filing", new(2027, 2, 1)), new("Trial", new(2028, 1, 1))] } },
        { "milestones[0]", RfpGapKind.Vague, "TBD", b => b with { Milestones = [new("TBD", new(2028, 2, 1))] } },
        { "services[0]", RfpGapKind.Vague, "etc", b => b with { Services = ["Filling, labelling etc."] } },
        { "services", RfpGapKind.Missing, null, b => b with { Services = [] } },
        { "evaluationNotes", RfpGapKind.Vague, "tbd", b => b with { EvaluationNotes = "Weights are tbd." } },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void What_is_missing_and_what_is_vague_is_told_apart_with_the_words(string field, RfpGapKind kind, string? found, Func<Brief, Brief> change)
    {
        var gap = Assert.Single(RfpCompleteness.Check(change(GivenWriting.Full(Given.ASelection().Build().State.Brief)), Today));
        Assert.Equal((field, kind, found), (gap.Field, gap.Kind, gap.Found));
        Assert.InRange(gap.Section, 2, 7);
    }

    [Fact]
    public void A_market_with_its_authority_in_brackets_and_a_well_known_one_need_nothing()
    {
        Assert.Equal(("FDA", "ISP", null), (Authority.Of("us"), Authority.Of("Chile (ISP)"), Authority.Of("Chile")));
        Assert.Empty(RfpCompleteness.Check(GivenWriting.Full(Given.ASelection().Build().State.Brief) with { TargetMarkets = ["JP", "Chile (ISP)"] }, Today));
    }

    [Fact]
    public void Vague_words_stand_with_a_reason_until_they_change_and_what_is_missing_never_does()
    {
        var selection = GivenWriting.Preparing().With(s => s with { Brief = GivenWriting.Full(s.Brief) with { Objectives = "Supply of the trial with various strengths, etc., until its last patient is treated.", Indication = "" } }).Build();
        Assert.Equal(["indication", "objectives"], RfpGaps.Of(selection, Given.Now).Select(g => g.Field));
        Assert.Equal("missing", KeepWording.Decide(selection, new("indication", "Nobody needs to know it."), Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal(RefusalKind.Forbidden, KeepWording.Decide(selection, new("objectives", "Everybody knows them."), Given.AsQuality, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, KeepWording.Decide(selection, new("objectives", "short"), Given.AsManager, Given.Now).Refusal!.Kind);

        var kept = selection.After(KeepWording.Decide(selection, new("objectives", "Everybody in the field knows them."), Given.AsManager, Given.Now).Change!);
        Assert.Equal(["indication"], RfpGaps.Of(kept, Given.Now).Select(g => g.Field));
        Assert.True(KeepWording.Decide(kept, new("objectives", "Everybody in the field knows them."), Given.AsManager, Given.Now).Change!.IsEmpty);
        var reworded = kept.After(new Change().Put(kept.State with { Brief = kept.State.Brief with { Objectives = kept.State.Brief.Objectives + " Soon." } }));
        Assert.Equal(["indication", "objectives"], RfpGaps.Of(reworded, Given.Now).Select(g => g.Field));
    }

    [Fact]
    public void All_seven_sections_are_written_before_the_issue()
    {
        var selection = GivenWriting.Preparing().Build();
        CompleteRfpInput input = new(null, null, null, null, null, null, null, Services: "Filling\nTesting", DosageForm: "Vial", Scale: new() { BatchesPerYear = 9 }, TargetMarkets: "JP");
        var change = CompleteRfp.Decide(selection, input, Given.AsManager, Given.Now).Change!;
        var brief = selection.After(change).State.Brief;
        Assert.Equal((2, "Vial", 9, 200m, "JP"), (brief.Services.Count, brief.DosageForm, brief.Scale.BatchesPerYear, brief.Scale.ClinicalBatch, Assert.Single(brief.TargetMarkets)));
        Assert.Equal("services, dosageForm, scale.batchesPerYear, targetMarkets", Assert.Single(change.Trail).New);
        Assert.True(CompleteRfp.Decide(selection.After(change), input, Given.AsManager, Given.Now).Change!.IsEmpty);
    }
}
