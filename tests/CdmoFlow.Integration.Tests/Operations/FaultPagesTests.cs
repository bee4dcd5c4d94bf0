using CdmoFlow.Functions.Operations;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Operations;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Operations;

/// <summary>What went wrong, over HTTP and over the engine.</summary>
[Collection(SelectionTests.Name)]
public class FaultPagesTests(SelectionSite site)
{
    private readonly Unsignalled given = new(site.App.Host);

    [Fact]
    public async Task A_selection_that_stands_still_goes_on_where_it_stood_when_its_project_manager_tries_again()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        seen = await journey.SeeAsync("all are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        await given.Client.TerminateInstanceAsync(journey.Id, new TerminateInstanceOptions(null, Recursive: true));
        await SweepAsync();

        var told = await FaultsAsync(journey);
        Assert.NotEmpty(told);
        Assert.All(told, f => Assert.Equal(FaultKind.StoppedStep, f.Fault.Kind));
        var page = (await journey.Manager.Browser.GetAsync("attention", asPage: true)).Expect(200).Body;
        Assert.Contains(journey.Program, page, StringComparison.Ordinal);
        Assert.Contains("A step has stopped", page, StringComparison.Ordinal);
        Assert.DoesNotContain((await journey.Quality.Browser.GetAsync<AttentionModel>("api/attention")).Faults, f => f.SelectionId == journey.Id);
        await journey.Quality.RefusedAsync(journey.Id, $"faults/{told[0].Fault.Id}/retry", new { }, 403);
        await journey.Manager.RefusedAsync(journey.Id, "faults/none/retry", new { }, 404);

        var stage = told.OrderBy(f => f.Fault.Subject.Length).First().Fault.Id;
        await journey.Manager.StepAsync(journey.Id, $"faults/{stage}/retry");
        await journey.Manager.StepAsync(journey.Id, $"faults/{stage}/retry");
        await SweepAsync();
        await SweepAsync();
        Assert.Empty(await FaultsAsync(journey));
        Assert.Empty((await journey.LookAsync()).State.NeedsAttention);

        // Nobody is invited a second time, and the selection runs to its end.
        Assert.Equal(seen.Invitations.Count, (await given.Of<OutboxStore>().ListAsync(journey.Id)).Count(m => m.Order.Template == "rfp_invitation"));
        seen = await journey.ToAsync(Stage.Contracted);
        await journey.AssertRecordAsync(seen);
        Assert.Empty(await site.RunningAsync(journey.Id));
        var trail = await given.Store.TrailAsync(journey.Id);
        Assert.Single(trail, e => e.Note.Action == "fault.retried");
    }

    [Fact]
    public async Task A_fault_is_dismissed_with_a_reason_and_seen_by_administrators_of_the_site_alone_besides()
    {
        using var journey = await site.BeginAsync();
        await given.ChangeAsync(journey.Id, (change, selection) => FaultList.Open(change, selection, new FaultFinding(FaultKind.LostSignal, $"{journey.Id}:longlist", "1", "it was due", given.Now)));
        var fault = Assert.Single(await FaultsAsync(journey)).Fault;
        var mine = given.Of<MyFaults>();
        Assert.Contains(await mine.OfAsync(new Visitor("p-root", "Root") { IsSiteAdministrator = true }), l => l.Fault.Id == fault.Id && !l.OnTeam);
        Assert.DoesNotContain(await mine.OfAsync(new Visitor("p-root", "Root")), l => l.SelectionId == journey.Id);

        var refused = await journey.Manager.RefusedAsync(journey.Id, $"faults/{fault.Id}/dismissal", new { reason = "no" }, 400);
        Assert.Contains("at least ten characters", refused.Detail, StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, $"faults/{fault.Id}/dismissal", new { reason = "The storage was moved at that hour." });
        Assert.Empty(await FaultsAsync(journey));
        await journey.CancelAsync();
    }

    [Fact]
    public async Task A_signal_that_nobody_acts_on_is_told_after_a_quarter_of_an_hour_and_settled_when_it_moves()
    {
        var id = (await given.CreateAsync(Stage.Decision)).Selection.Id;
        var instance = Instances.Decision(id);
        await given.Client.ScheduleNewOrchestrationInstanceAsync("DecisionOrchestrator", new StageInput(id), new Microsoft.DurableTask.StartOrchestrationOptions(instance));
        await given.Client.WaitForInstanceStartAsync(instance);
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        await given.Client.SuspendInstanceAsync(instance);
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        await given.ChangeAsync(id, (change, selection) => change.Put(selection.State with { DueAt = given.Now.AddMilliseconds(1) }));

        var now = given.Now.AddMinutes(1);
        await MendAsync(id, now);
        await MendAsync(id, now.AddMinutes(5));
        Assert.Empty(FaultList.Pending(await given.SelectionAsync(id)));
        await MendAsync(id, now.AddMinutes(16));
        Assert.Equal((FaultKind.LostSignal, instance), (Assert.Single(FaultList.Pending(await given.SelectionAsync(id))).Kind, FaultList.Pending(await given.SelectionAsync(id))[0].Subject));

        await given.Client.ResumeInstanceAsync(instance);
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        await given.ChangeAsync(id, (change, selection) => change.Put(selection.State with { DueAt = null }));
        await given.Of<Signals>().WakeAsync(given.Client, instance);
        await given.Of<LocalRuntime.LocalRuntimeControl>().DrainAsync(default);
        await MendAsync(id, now.AddMinutes(21));
        await MendAsync(id, now.AddMinutes(26));
        Assert.DoesNotContain(FaultList.Pending(await given.SelectionAsync(id)), f => f.Kind == FaultKind.LostSignal);
    }

    private async Task MendAsync(string id, DateTimeOffset now)
    {
        var (selection, unfinished) = (await given.SelectionAsync(id), await Unfinished.ListAsync(given.Client, default));
        await given.Of<ReportStuck>().MendAsync(given.Client, selection, await given.Of<WakeOverdue>().MendAsync(given.Client, selection, unfinished, await given.Of<WokenNotes>().ListAsync(), now, default), now, default);
    }

    private Task SweepAsync() => given.Of<Reconciler>().SweepAsync(given.Client, everything: true);

    private async Task<IReadOnlyList<FaultLine>> FaultsAsync(Journey journey)
    {
        // Lists on pages are at most a second old.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        return [.. (await journey.Manager.Browser.GetAsync<AttentionModel>("api/attention")).Faults.Where(f => f.SelectionId == journey.Id)];
    }
}
