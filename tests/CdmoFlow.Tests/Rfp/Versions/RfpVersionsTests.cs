using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Rfp.Writing;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Versions;

public class RfpVersionsTests
{
    [Fact]
    public void Any_two_versions_are_compared_also_where_the_beginning_was_not_kept()
    {
        var first = GivenRfp.AfterAmendment(GivenRfp.Out().Build(), Given.Now.AddDays(1), new(GivenRfp.Why, Objectives: GivenRfp.Amended, Indication: "Severe asthma"));
        var second = GivenRfp.AfterAmendment(first, Given.Now.AddDays(2), new(GivenRfp.Why, Indication: "Severe asthma in adults", EvaluationNotes: "Experience counts."));
        var versions = RfpVersions.Of(second);
        Assert.Equal([(1, (int?)null), (2, 1), (3, 2)], versions.Select(v => (v.Number, v.Addendum)));
        Assert.Equal(["indication", "objectives"], RfpVersions.Between(versions[0], versions[1]).Select(c => c.Part));
        Assert.Equal(["indication", "evaluationNotes"], RfpVersions.Between(versions[1], versions[2]).Select(c => c.Part));
        var whole = RfpVersions.Between(versions[0], versions[2]);
        Assert.Equal(["indication", "objectives", "evaluationNotes"], whole.Select(c => c.Part));
        Assert.Equal(("", "Severe asthma in adults"), (whole[0].Before, whole[0].After));
        Assert.Empty(RfpVersions.Between(versions[2], versions[2]));
    }

    [Fact]
    public void A_round_keeps_how_it_began_and_what_is_written_for_the_next_stands_beside_it()
    {
        var preparing = GivenWriting.Preparing().With(s => s with { Brief = GivenWriting.Full(s.Brief), RfpDeadline = GivenRfp.Deadline, QuestionsUntil = GivenRfp.Deadline }).Build();
        Assert.Empty(RfpVersions.Of(preparing));
        var issued = preparing.After(IssueRfp.Due(preparing, Given.Now));
        Assert.Equal(Given.Now, Assert.Single(RfpVersions.Of(issued)).At);
        var again = issued.After(new Change().Put(issued.State with { RfpRound = 2, Stage = Stage.RfpPreparation, RfpDeadline = null, Brief = issued.State.Brief with { DosageForm = "Vial" } }));
        var versions = RfpVersions.Of(again);
        Assert.Equal([(1, 1), (0, 2)], versions.Select(v => (v.Number, v.Round)));
        Assert.Equal([new FieldChange("dosageForm", "Sterile injectable", "Vial")], RfpVersions.Between(versions[0], versions[1]));
    }
}
