using System.Globalization;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Emulator;
using CdmoFlow.LocalRuntime;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>Two instances of the app over one storage.</summary>
[Trait("Category", "Fault")]
[Collection(AloneTests.Name)]
public sealed class TwoInstancesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryFolder folder = new();
    private Azurite? storage;

    /// <summary>
    /// As far as one hub goes: the local engine has one owner at a time, so the second process stands by, and the first is killed while people act. On Azure several workers share a hub; what they share
    /// with two hubs is the tables, which the next test tries.
    /// </summary>
    [Fact]
    public async Task Two_processes_on_one_hub_the_second_goes_on_when_the_first_is_killed_in_the_middle_of_a_step()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var first = Start();
        using var one = new DemoSite(await first.ReadyAsync());
        using var team = await SponsorTeam.SignInAsync(one);
        await SupplierImports.RunAsync(team.Manager);
        using var journey = await Journey.BeginAsync(one, team);
        await journey.ToAsync(Stage.RfpIssued);
        await using var second = Start();

        // Everything that has to do with the hub is the first one's: the second neither ends nor answers.
        await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        await DemoSite.UntilAsync("the second says who holds the hub", () => Task.FromResult((second.Output + second.Error).Contains("is held by process", StringComparison.Ordinal) ? "" : null));
        var ready = second.ReadyAsync();
        var step = journey.ToAsync(Stage.Scoring);
        await DemoSite.UntilAsync("the proposals come in", async () => (await journey.LookAsync()).Proposals.Count > 0 ? "" : null);
        Assert.False(ready.IsCompleted);
        await first.KillAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => step);

        using var two = new DemoSite(await ready);
        using var same = await SponsorTeam.SignInAsync(two);
        using var onward = journey.At(two, same);
        var seen = await onward.ToAsync(Stage.Contracted);

        await onward.SettledAsync();
        await onward.AssertRecordAsync(seen);
        var aftermath = new Aftermath(storage!.ConnectionString, journey.Id);
        Assert.Empty(await aftermath.UnfinishedAsync());
        await aftermath.AssertWholeAsync();
    }

    /// <summary>Two apps with an engine each over the same tables, both serving: whatever both are asked for, or both find due, happens once.</summary>
    [Fact]
    public async Task Two_apps_that_both_serve_and_both_drive_the_same_selection_have_every_effect_once_and_one_may_end()
    {
        var clock = new SkippingTimeProvider();
        // With patience the clock runs on while somebody waits: what one engine has done is no event of the other's hub, which looks again when its repairs come round.
        await using var one = await FaultSite.StartAsync(new LocalHostOptions { Port = 0, Emulator = storage, TimeProvider = clock }, Patience);
        await using var two = await FaultSite.StartAsync(
            new LocalHostOptions
            {
                Port = 0,
                Emulator = storage,
                TimeProvider = clock,
                Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["TaskHub"] = "second" },
                // One mail service for both.
                Configure = builder => builder.Configuration["Mail:Host"] = one.Host.BaseAddress.ToString(),
            },
            Patience,
            mailsAt: one.Site,
            fillsRegister: false);
        using var journey = await one.BeginAsync();
        using var twin = journey.At(two.Site, two.Team);
        await journey.ProposedAsync();

        // The second finds a selection without an orchestration of its own hub and starts one: from now on both engines drive.
        await two.Of<Reconciler>().SweepAsync(two.Of<Microsoft.DurableTask.Client.DurableTaskClient>(), everything: true);
        var proposed = await journey.ProposedAsync();
        await BothAsync(journey, twin, j => j.Manager.Browser.TryPostAsync($"api/selections/{j.Id}/longlist", new { cdmoIds = proposed.Take(6), reason = "These fit best and have capacity." }));
        var gate = (await journey.SeeAsync("the gate is open", s => s.Gates.Count > 0)).Gates[^1];
        await BothAsync(journey, twin, j => j.Manager.Browser.TryPostAsync($"api/selections/{j.Id}/gates/{Uri.EscapeDataString(gate.Id)}/decision", new { verdict = "approve", reason = "Agreed, the facts carry the proposal." }));
        await journey.ToAsync(Stage.RfpIssued);
        var seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        foreach (var invitation in seen.Invitations)
        {
            var (here, there) = (await journey.RoomAsync(invitation.CdmoId), await twin.RoomAsync(invitation.CdmoId));
            var submission = await journey.SubmissionAsync(here, requestId: $"request-{invitation.CdmoId}");
            await BothAsync(here, there, room => room.Browser.TryPostAsync(room.Room("submission"), submission));
        }

        await journey.TravelAsync(RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value).AddSeconds(1));
        await journey.SeeStageAsync(Stage.Opening);
        await journey.SeeAsync("all files are verified", s => s.Proposals.All(p => p.FilesVerified));
        await BothAsync(journey, twin, j => j.Manager.Browser.TryPostAsync($"api/selections/{j.Id}/opening", new { confirm = true }));
        await BothAsync(journey, twin, j => j.Quality.Browser.TryPostAsync($"api/selections/{j.Id}/opening", new { confirm = true }));
        seen = await journey.SeeStageAsync(Stage.Scoring);
        Assert.Equal(3, seen.Proposals.Count);

        await two.StopAsync();
        await journey.ToAsync(Stage.Contracted);
        var aftermath = new Aftermath(storage!.ConnectionString, journey.Id);
        await one.MendAsync(aftermath);
        await aftermath.AssertWholeAsync();
        await journey.AssertRecordAsync(await journey.LookAsync());
        Assert.Equal([GateKind.Longlist, GateKind.Shortlist, GateKind.Audit, GateKind.Award], (await journey.LookAsync()).Gates.Select(g => g.Kind).Order());
        var trail = await one.Of<SelectionStore>().TrailAsync(journey.Id);
        Assert.Equal(3, trail.Count(e => e.Note.Action == "proposal.submitted"));
        Assert.Equal(3, trail.Count(e => e.Note.Action == "proposal.opened"));
    }

    public async Task InitializeAsync() => storage = await Azurite.StartAsync(new() { DataFolder = folder.Path });

    public async Task DisposeAsync()
    {
        if (storage is not null) await storage.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Both get the same request at the same moment; one of them at least does it, the other says that it is done or stands otherwise by now.</summary>
    private static async Task BothAsync<T>(T one, T two, Func<T, Task<Answer>> ask)
    {
        var answers = await Task.WhenAll(ask(one), ask(two));
        Assert.Contains(answers, a => a.Status == 200);
        Assert.All(answers, a => a.Expect(200, 409));
    }

    private LocalProcess Start() => LocalProcess.Start(
        folder.Path,
        // Longer than the test: the stand-by must go on because the owner is dead, not because a lease lapsed.
        new Dictionary<string, string>(StringComparer.Ordinal) { ["TaskHubLeaseSeconds"] = "600" },
        "--port", FreePorts.Take(1)[0].ToString(CultureInfo.InvariantCulture), "--data", folder.Path, "--no-seed");
}
