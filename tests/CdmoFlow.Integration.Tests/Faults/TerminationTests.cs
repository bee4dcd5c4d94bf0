using System.Globalization;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Emulator;
using CdmoFlow.Selections;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>The executable gets SIGTERM while people act, files come in and mails leave. It ends by itself, and after its restart everything goes on.</summary>
[Trait("Category", "Fault")]
[Collection(AloneTests.Name)]
public sealed class TerminationTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly int port = FreePorts.Take(1)[0];
    private readonly Random random = new(5);
    private ProxiedEmulator? storage;
    private volatile bool isEnding;
    private LocalProcess? process;
    private int interrupted;

    [Fact]
    public async Task SIGTERM_in_the_middle_of_orchestrations_uploads_and_mails_loses_and_doubles_nothing()
    {
        if (OperatingSystem.IsWindows()) return;
        using var site = new DemoSite(await StartAsync());
        using var team = await SponsorTeam.SignInAsync(site);
        await SupplierImports.RunAsync(team.Manager);
        using var journey = await Journey.BeginAsync(site, team);

        await ThroughAsync(() => journey.ToAsync(Stage.Cda));
        await ThroughAsync(() => journey.SettleCdasAsync(3));
        await ThroughAsync(() => journey.ToAsync(Stage.RfpIssued));
        var seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        foreach (var invitation in seen.Invitations) await journey.RoomAsync(invitation.CdmoId);
        await ThroughAsync(() => Task.WhenAll(seen.Invitations.Select(i => SubmitAsync(journey, i.CdmoId))));
        foreach (var stage in (Stage[])[Stage.Opening, Stage.Scoring, Stage.Shortlist, Stage.DueDiligence, Stage.Decision, Stage.Contract]) await ThroughAsync(() => journey.ToAsync(stage));
        seen = await journey.ToAsync(Stage.Contracted);

        await journey.SettledAsync();
        await journey.AssertRecordAsync(seen);
        var aftermath = new Aftermath(storage!.DirectConnection, journey.Id);
        Assert.Empty(await aftermath.UnfinishedAsync());
        await aftermath.AssertWholeAsync();
        // A sender that is asked to end notes first what it has sent; only one that is killed hands a mail over twice.
        Assert.Equal(0, await aftermath.RepeatedMailsAsync());
        Assert.True(interrupted > 3, $"Only {interrupted} steps were interrupted.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{interrupted} of 10 steps were interrupted by the end of the process and taken again."));
    }

    // While the process is to end, noting that a mail has left takes a second: an end that does not wait for it would send the mail twice.
    public async Task InitializeAsync()
    {
        storage = await ProxiedEmulator.StartAsync(request => isEnding && HttpMethods.IsPut(request.Method) && request.Path.Value!.Contains("RowKey='mail|", StringComparison.Ordinal) ? StorageFault.Slow : StorageFault.None);
        storage.Proxy.Pause = () => TimeSpan.FromSeconds(1);
    }

    public async Task DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        if (storage is not null) await storage.DisposeAsync();
    }

    /// <summary>Begins a step, ends the site in the middle of it, starts the site again, and takes the step to its end.</summary>
    private async Task ThroughAsync(Func<Task> step)
    {
        isEnding = true;
        var first = step();
        await Task.WhenAny(first, Task.Delay(random.Next(20, 500)));
        Assert.Equal(0, await process!.TerminateAsync());
        try
        {
            await first;
        }
        // No answer, or a refusal of a site that is about to end: people do it again.
        catch (Exception gone) when (gone is StepFailedException or Azure.RequestFailedException or AggregateException or HttpRequestException)
        {
            interrupted++;
        }

        isEnding = false;
        await process.DisposeAsync();
        await StartAsync();
        await step();
    }

    /// <summary>As people submit: whoever got no answer looks first whether it counts.</summary>
    private static async Task SubmitAsync(Journey journey, string cdmoId)
    {
        if ((await journey.LookAsync()).Proposals.All(p => p.CdmoId != cdmoId || !p.Counts)) await journey.SubmitAsync(cdmoId);
    }

    private async Task<Uri> StartAsync()
    {
        process = LocalProcess.Start(storage!.Folder, null, "--port", port.ToString(CultureInfo.InvariantCulture), "--data", storage.Folder, "--no-seed");
        return await process.ReadyAsync();
    }
}
