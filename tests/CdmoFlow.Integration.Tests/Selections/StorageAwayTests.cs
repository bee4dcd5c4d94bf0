using System.Diagnostics;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local;
using CdmoFlow.Local.Emulator;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>A site and an emulator of its own, because the emulator is ended in the middle.</summary>
public sealed class StorageAwayTests : IAsyncLifetime
{
    private readonly SelectionSite site = new();
    private AzuriteRun? again;

    [Fact]
    public async Task While_storage_is_away_requests_answer_503_and_afterwards_the_orchestration_goes_on()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        var room = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        await journey.SubmitAsync(room.CdmoId);
        // From here the clock runs by itself: the submissions close while storage is away.
        await journey.TravelAsync(RfpUpkeep.ClosesAt(seen.State.RfpDeadline!.Value) - TimeSpan.FromSeconds(3));
        var folder = site.App.DataFolder;
        var run = AzuriteRun.Read(folder)!;
        var away = Stopwatch.StartNew();
        await AzuriteStop.StopAsync(run);

        var read = await journey.Manager.Browser.GetAsync($"api/selections/{journey.Id}");
        var page = await journey.Manager.Browser.GetAsync($"selections/{journey.Id}", asPage: true);
        var written = await room.Browser.TryPostAsync(room.Room("withdrawal"));

        var (live, ready) = (await room.Browser.GetAsync("api/health"), await DemoSite.UntilAsync("it is not ready", async () => await room.Browser.GetAsync("api/ready") is { Status: 503 } told ? told : null));
        Assert.Equal(200, live.Status);
        Assert.Contains("\"part\":\"tables\",\"up\":false", ready.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", ready.Body, StringComparison.Ordinal);
        Assert.Equal((503, 503, 503), (read.Status, page.Status, written.Status));
        Assert.Equal("503", read.Text("status"));
        Assert.NotEmpty(read.Text("title"));
        Assert.NotEmpty(written.Text("title"));
        while (away.Elapsed < TimeSpan.FromSeconds(5)) await Task.Delay(100);
        again = await AzuriteLaunch.StartAsync(await AzuriteInstall.EnsureAsync(toolsFolder: null, default), folder, new AzuriteOptions(), [run.BlobPort, run.QueuePort, run.TablePort], default);
        await DemoSite.UntilAsync("storage answers again", async () => await AzuriteProbe.AnswersAsync(again, default) ? again : null);

        seen = await journey.SeeStageAsync(Stage.Opening);
        Assert.Equal([room.CdmoId], seen.Proposals.Where(p => p.Counts).Select(p => p.CdmoId));
        await journey.ToAsync(Stage.Shortlist);
        Assert.Empty(await site.FailedAsync(journey.Id));
    }

    public Task InitializeAsync() => site.InitializeAsync();

    public async Task DisposeAsync()
    {
        await site.App.StopAsync();
        if (again is not null) await AzuriteStop.StopAsync(again);
        await site.DisposeAsync();
    }
}
