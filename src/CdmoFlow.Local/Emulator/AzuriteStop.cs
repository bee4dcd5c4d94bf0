using System.Diagnostics;

namespace CdmoFlow.Local.Emulator;

/// <summary>Ends the emulator gently: with SIGKILL it would lose the last seconds of acknowledged writes.</summary>
internal static class AzuriteStop
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Asks it to end, waits, and only then forces it.</summary>
    public static async Task StopAsync(AzuriteRun run)
    {
        if (!run.IsAlive())
            return;
        if (!OperatingSystem.IsWindows())
        {
            _ = await Command.RunAsync("/bin/sh", ["-c", $"kill -TERM {run.ProcessId}"], Path.GetTempPath(), CancellationToken.None);
            var waited = Stopwatch.StartNew();
            while (run.IsAlive() && waited.Elapsed < Patience)
                await Task.Delay(20);
        }
        if (!run.IsAlive())
            return;
        using var process = Process.GetProcessById(run.ProcessId);
        process.Kill();
    }
}
