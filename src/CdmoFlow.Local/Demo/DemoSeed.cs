using System.Diagnostics;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Local.Demo;

/// <summary>Fills an empty demo by playing selections over HTTP, as people would: nothing is written past the rules.</summary>
internal static class DemoSeed
{
    /// <summary>Plays once, while the site already answers; a storage with selections is left alone.</summary>
    public static async Task RunAsync(LocalHost host, CancellationToken stopping)
    {
        var progress = host.Services.GetRequiredService<SeedProgress>();
        var watch = Stopwatch.StartNew();
        try
        {
            if ((await host.Services.GetRequiredService<SelectionIndex>().ListAsync(stopping)).Count > 0) return;
            Console.WriteLine("  Four invented selections are being played in the background; this takes about half a minute.");
            progress.IsRunning = true;
            using var site = new DemoSite(host.BaseAddress);
            using var team = new SponsorTeam(site);
            await PlayAsync(team, progress);
            progress.Text = null;
            Console.WriteLine(FormattableString.Invariant($"  Invented selections: contracted, in evaluation, RFP open, and one at the longlist gate ({watch.Elapsed.TotalSeconds:0} s). Begin at {host.BaseAddress}"));
        }
        // Ended in the middle: the site goes away under the players, and every call may fail in its own way.
        catch (Exception) when (stopping.IsCancellationRequested)
        {
        }
        // The site serves on without them, and the console says why.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            progress.Text = "The invented selections could not be played to their end; the console says why.";
            await Console.Error.WriteLineAsync($"The invented selections could not be played to their end: {(e is StepFailedException ? e.Message : e)}");
        }
        finally
        {
            progress.IsRunning = false;
        }
    }

    private static async Task PlayAsync(SponsorTeam team, SeedProgress progress)
    {
        progress.Text = "Invented selections are being played: the supplier register.";
        await RegisterPlay.ImportAsync(team);
        // The clock is shared: whatever needs much time comes first.
        progress.Text = "Invented selections are being played: 1 of 4, until it is contracted. The simulated clock runs.";
        using (await SeedPlay.ContractedAsync(team, "QMT-118", "Drug product")) { }
        progress.Text = "Invented selections are being played: 2 of 4, until the proposals are scored. The simulated clock runs.";
        using (await SeedPlay.InEvaluationAsync(team, "QMT-204", "Analytical testing")) { }
        progress.Text = "Invented selections are being played: 3 of 4, until the RFP is out.";
        using (await SeedPlay.RfpOpenAsync(team, "QMT-231", "Drug substance")) { }
        progress.Text = "Invented selections are being played: 4 of 4, until the longlist gate.";
        using (await SeedPlay.AtLonglistGateAsync(team, "QMT-307", "Drug substance")) { }
    }
}
