using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Records;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Records.Retention;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Operations;

/// <summary>Histories of ended selections are removed once their records are safe, and not before.</summary>
[Collection(SelectionTests.Name)]
public class PurgeHistoriesTests(SelectionSite site)
{
    private readonly Unsignalled given = new(site.App.Host);

    [Fact]
    public async Task Histories_go_ninety_days_after_the_end_unless_a_hold_keeps_them_and_the_trail_stays_whole()
    {
        using var journey = await site.BeginAsync();
        using var running = await site.BeginAsync();
        await journey.ProposedAsync();
        await running.ProposedAsync();
        await journey.CancelAsync();
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        var before = await CountAsync(journey.Id);
        Assert.True(before >= 3, $"There are {before} histories.");
        await PurgeAsync();
        Assert.Equal(before, await CountAsync(journey.Id));

        await journey.Manager.StepAsync(journey.Id, "legal-hold", new { reason = "A former partner has complained." });
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        // The nightly schedules run on the way, once for the whole jump; checkpoints are taken by hand to be sure of the day.
        await site.Site.Time.DaysLaterAsync(92);
        await given.Of<Checkpoints>().TakeAsync(await given.Store.HeadsAsync(), given.Now);
        await PurgeAsync();
        Assert.Equal(before, await CountAsync(journey.Id));

        await journey.Manager.StepAsync(journey.Id, "legal-hold/lifting", new { reason = "The complaint was withdrawn." });
        await journey.Manager.RefusedAsync(journey.Id, "legal-hold/lifting/confirmation", new { verdict = "agree", reason = "The complaint was withdrawn." }, 403);
        await journey.Quality.StepAsync(journey.Id, "legal-hold/lifting/confirmation", new { verdict = "agree", reason = "The letter of withdrawal is on file." });
        await PurgeAsync();

        Assert.Equal(0, await CountAsync(journey.Id));
        Assert.NotNull(await given.Client.GetInstanceAsync(running.Id));
        var trail = (await given.Of<TrailChecks>().LookAsync(journey.Id))!;
        Assert.Null(trail.Verdict.FirstBreak);
        Assert.Single(trail.Entries, e => e.Note.Action == "histories.purged");
        Assert.False(RetentionRow.Of(trail.Selection).IsHeld);
        // The sweep begins nothing again.
        await given.Of<CdmoFlow.Functions.Selections.Reconciler>().SweepAsync(given.Client, everything: true);
        Assert.Equal(0, await CountAsync(journey.Id));
        await running.CancelAsync();
    }

    private Task<int> PurgeAsync() => given.Of<PurgeHistories>().PurgeAsync(given.Client);

    private async Task<int> CountAsync(string id)
    {
        var count = 0;
        await foreach (var instance in given.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: id)))
        {
            // What the purge itself announces is younger.
            if (instance.CreatedAt < given.Now.AddDays(-1) || instance.IsCompleted) count++;
        }

        return count;
    }
}
