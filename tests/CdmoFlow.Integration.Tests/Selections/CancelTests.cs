using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Longlist;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

[Collection(SelectionTests.Name)]
public class CancelTests(SelectionSite site)
{
    [Theory]
    [InlineData(Stage.Longlist)]
    [InlineData(Stage.Cda)]
    [InlineData(Stage.RfpPreparation)]
    [InlineData(Stage.RfpIssued)]
    [InlineData(Stage.Opening)]
    [InlineData(Stage.Scoring)]
    [InlineData(Stage.Shortlist)]
    [InlineData(Stage.DueDiligence)]
    [InlineData(Stage.Decision)]
    [InlineData(Stage.Contract)]
    public async Task A_cancelled_selection_tells_everyone_and_its_orchestrations_end_by_themselves(Stage stage)
    {
        // Without objectives the RFP waits in its preparation.
        using var journey = await site.BeginAsync(brief => stage == Stage.RfpPreparation ? brief with { Objectives = null } : brief);
        var before = await journey.ToAsync(stage);
        Assert.Equal(stage, before.State.Stage);
        Assert.NotEmpty(await site.RunningAsync(journey.Id));

        await journey.CancelAsync();

        await journey.SeeAsync("it is cancelled", s => s.State.Stage == Stage.Cancelled);
        Assert.Empty(await site.RunningAsync(journey.Id));
        Assert.Empty(await site.FailedAsync(journey.Id));
        Assert.Equal("Completed", await site.StatusAsync(journey.Id));
        var told = (await journey.MailsAsync()).Where(m => m.Subject.Contains("has been cancelled", StringComparison.Ordinal)).SelectMany(m => m.To).Order(StringComparer.Ordinal);
        var contacts = before.Candidates.Where(c => c.Standing is not (CandidateStanding.Proposed or CandidateStanding.Eliminated) && before.Cdas.Any(d => d.CdmoId == c.CdmoId));
        Assert.Equal(
            journey.Team.Select(p => p.Role.Email).Concat(contacts.Select(c => DemoRegister.ContactOf(c.Name).Email)).Order(StringComparer.Ordinal),
            told);
        await journey.Manager.RefusedAsync(journey.Id, "longlist", new { cdmoIds = new[] { "x" } }, 409);
    }
}
