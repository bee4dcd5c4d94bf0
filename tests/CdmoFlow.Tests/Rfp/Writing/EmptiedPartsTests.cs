using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Writing;

public class EmptiedPartsTests
{
    private static readonly CompleteRfpInput Nothing = new(null, null, null, null, null, null, null);

    [Fact]
    public void What_a_person_emptied_is_filled_only_where_the_request_says_so()
    {
        var selection = Typed(GivenWriting.Preparing().With(s => s with { Brief = GivenWriting.Full(s.Brief) }).Build(), Nothing with { CurrentProcess = "" });
        Assert.Equal(["currentProcess"], EmptiedParts.Of(selection));
        // The section of an untouched RFP would have been filled by the template.
        Assert.Equal("parts", Assert.Single(Copy(selection, new("template:biologic", null, Section: 3)).Refusal!.Errors).Field);
        Assert.Equal("currentProcess", Assert.Single(Copy(selection, new("template:biologic", ["currentProcess"])).Refusal!.Errors).Field);
        var replaced = selection.After(Copy(selection, new("template:biologic", null, ["currentProcess"])).Change!);
        Assert.Equal(GivenWriting.Biologic.Parts["currentProcess"], replaced.State.Brief.CurrentProcess);
    }

    [Fact]
    public void What_was_never_typed_is_filled_as_before_and_typing_again_forgets_that_it_was_emptied()
    {
        var selection = Typed(GivenWriting.Preparing().Build(), Nothing with { Objectives = "Supply of a trial of phase II." });
        Assert.Empty(EmptiedParts.Of(selection));
        Assert.Null(Copy(selection, new("template:biologic", ["currentProcess"])).Refusal);
        var emptied = Typed(selection, Nothing with { Objectives = "" });
        Assert.Equal(["objectives"], EmptiedParts.Of(emptied));
        Assert.Empty(EmptiedParts.Of(Typed(emptied, Nothing with { Objectives = "Supply of the market." })));
    }

    private static Outcome Copy(Selection selection, CopyRfpPartsInput input) => CopyRfpParts.Decide(selection, GivenWriting.Biologic, input, Given.AsManager, Given.Now);

    private static Selection Typed(Selection selection, CompleteRfpInput input) => selection.After(CompleteRfp.Decide(selection, input, Given.AsManager, Given.Now).Change!);
}
