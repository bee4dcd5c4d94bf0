using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

[Collection(SelectionTests.Name)]
public class HappyPathTests(SelectionSite site)
{
    [Fact]
    public async Task A_selection_goes_from_longlist_to_signed_contract()
    {
        using var journey = await site.BeginAsync();

        var seen = await journey.ToAsync(Stage.Contracted);

        Assert.Equal(
            [Stage.Longlist, Stage.Cda, Stage.RfpPreparation, Stage.RfpIssued, Stage.Opening, Stage.Scoring, Stage.Shortlist, Stage.DueDiligence, Stage.Decision, Stage.Contract, Stage.Contracted],
            seen.State.Timeline.Select(e => e.Stage).Where(s => s != Stage.Scoping));
        Assert.Empty(seen.State.NeedsAttention);
        Assert.Equal(3, seen.Agreements.Count(a => a.IsExecuted));
        Assert.Empty(await site.RunningAsync(journey.Id));
        Assert.Empty(await site.FailedAsync(journey.Id));
        Assert.Equal("Completed", await site.StatusAsync(Instances.Selection(journey.Id)));
        await journey.AssertRecordAsync(seen);
    }
}
