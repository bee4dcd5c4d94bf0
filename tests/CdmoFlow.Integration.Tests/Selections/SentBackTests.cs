using CdmoFlow.Gates;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

[Collection(SelectionTests.Name)]
public class SentBackTests(SelectionSite site)
{
    [Fact]
    public async Task Every_gate_that_sends_back_opens_its_stage_again_and_the_next_one_may_approve()
    {
        using var journey = await site.BeginAsync();

        await journey.ChooseAsync();
        await journey.SendBackAsync(GateKind.Longlist);
        var seen = await journey.SeeAsync("the longlist is open again", s => s.State.Stage == Stage.Longlist && s.Candidates.All(c => !c.Chosen));
        Assert.Empty(seen.Cdas);
        await journey.ChooseAsync(7);
        await journey.ApproveAsync(GateKind.Longlist);
        Assert.Equal(7, (await journey.SeeStageAsync(Stage.Cda)).Cdas.Count);

        await journey.ToAsync(Stage.Shortlist);
        await journey.SendBackAsync(GateKind.Shortlist);
        Assert.Empty((await journey.SeeStageAsync(Stage.Scoring)).Audits);
        await journey.ToAsync(Stage.DueDiligence);

        await journey.AuditAllAsync();
        await journey.SendBackAsync(GateKind.Audit);
        seen = await journey.SeeAsync("another round of audits", s => s.State is { Stage: Stage.DueDiligence, AuditRound: 2 });
        Assert.All(seen.Audits, a => Assert.Null(a.Qualification));
        await journey.ToAsync(Stage.Decision);

        await journey.ProposeAwardAsync();
        await journey.SendBackAsync(GateKind.Award);
        Assert.Null((await journey.SeeAsync("the decision is open again", s => s.State is { Stage: Stage.Decision, WinnerId: null })).State.RunnerUpId);
        seen = await journey.ToAsync(Stage.Contracted);

        Assert.Equal(
            [(GateKind.Longlist, 2), (GateKind.Shortlist, 2), (GateKind.Audit, 2), (GateKind.Award, 2)],
            seen.Gates.GroupBy(g => g.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())));
        Assert.All(seen.Gates, g => Assert.Equal(g.Number == 1 ? GateState.SentBack : GateState.Approved, g.State));
        Assert.Equal(4, (await journey.MailsAsync(journey.Manager.Role.Email, "sent back")).Count);
        Assert.Equal("Completed", await site.StatusAsync(journey.Id));
        Assert.Empty(await site.RunningAsync(journey.Id));
    }
}
