using CdmoFlow.Contracts;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Gates;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Emulator;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>The site as a process that is killed without warning, each time right after somebody's act was answered: what was to follow has then hardly begun.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = FreePorts.Take(1)[0];
    private LocalProcess? process;

    [Fact, Trait("Category", "Threat")]
    public async Task Process_killed_in_every_stage_and_between_upload_and_submit_goes_on_after_its_restart_up_to_the_signed_contract()
    {
        if (OperatingSystem.IsWindows()) return;
        var address = await StartAsync();
        using var site = new DemoSite(address);
        using var team = await SponsorTeam.SignInAsync(site);
        await SupplierImports.RunAsync(team.Manager);

        using var journey = await Journey.BeginAsync(site, team);
        await KillAndStartAsync();

        await journey.ChooseAsync();
        await KillAndStartAsync();
        await journey.ApproveAsync(GateKind.Longlist);
        await journey.SettleCdasAsync(3);
        await KillAndStartAsync();

        var seen = await journey.ToAsync(Stage.RfpIssued);
        seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        var room = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        var uploaded = await journey.SubmissionAsync(room);
        await KillAndStartAsync();
        await room.StepAsync("submission", uploaded);
        await KillAndStartAsync();
        // The session of before still counts, and so does what was submitted.
        Assert.Single((await journey.LookAsync()).Proposals);

        await journey.ToAsync(Stage.Opening);
        await KillAndStartAsync();
        await journey.ToAsync(Stage.Scoring);
        await KillAndStartAsync();
        await journey.ToAsync(Stage.Shortlist);
        await KillAndStartAsync();

        await journey.ToAsync(Stage.DueDiligence);
        seen = await journey.SeeAsync("audits are planned", s => s.Audits.Count == 3);
        await journey.ProposeAuditDateAsync(seen.Audits[0].CdmoId);
        await KillAndStartAsync();

        await journey.ToAsync(Stage.Decision);
        await journey.ProposeAwardAsync();
        await KillAndStartAsync();

        await journey.ToAsync(Stage.Contract);
        await journey.SignAsync(AgreementKind.Msa);
        await KillAndStartAsync();

        seen = await journey.ToAsync(Stage.Contracted);
        Assert.Equal(3, seen.Agreements.Count(a => a.IsExecuted));
        Assert.All(seen.Gates, g => Assert.Equal(GateState.Approved, g.State));
        Assert.Null((await journey.Manager.Browser.GetAsync<TrailAnswer>($"api/selections/{journey.Id}/trail")).FirstBreak);
        await journey.SettledAsync();
        foreach (var person in journey.Team)
            Assert.All((await journey.MailsAsync()).Where(m => m.To.Contains(person.Role.Email)).GroupBy(m => (m.Subject, m.Text)), same => Assert.Single(same));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (process is not null)
        {
            // Gently, because it ends the emulator with it.
            await process.TerminateAsync();
            await process.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task<Uri> StartAsync()
    {
        process = LocalProcess.Start(folder.Path, null, "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--no-seed");
        return await process.ReadyAsync();
    }

    private async Task KillAndStartAsync()
    {
        await process!.KillAsync();
        await process.DisposeAsync();
        await StartAsync();
    }
}
