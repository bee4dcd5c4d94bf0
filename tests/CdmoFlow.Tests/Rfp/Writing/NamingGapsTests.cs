using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Writing;

public class NamingGapsTests
{
    [Fact]
    public void An_RFP_that_names_a_chosen_CDMO_does_not_go_out_and_no_reason_lets_it()
    {
        var selection = GivenWriting.Preparing().With(s => s with { Brief = GivenWriting.Full(s.Brief) with { CurrentProcess = "The process as Bravo Labs runs it in four campaigns at 200 L." } }).Build();
        var gap = Assert.Single(RfpGaps.Of(selection, Given.Now));
        Assert.Equal(("currentProcess", RfpGapKind.Revealing, "bravo labs", 3), (gap.Field, gap.Kind, gap.Found, gap.Section));
        Assert.False(RfpPreparationUpkeep.Status(selection, null, Given.Now).Done);
        Assert.NotNull(KeepWording.Decide(selection, new("currentProcess", "They all know that already."), Given.AsManager, Given.Now).Refusal);
        Assert.NotEmpty(RfpGaps.Of(selection, Given.Now));
    }

    [Fact]
    public void Without_a_name_nothing_is_missing() =>
        Assert.Empty(RfpGaps.Of(GivenWriting.Preparing().With(s => s with { Brief = GivenWriting.Full(s.Brief) }).Build(), Given.Now));
}
