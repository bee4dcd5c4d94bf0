using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>The site as a process of its own, so that the story can kill it and start it again over the same storage.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private const int Starts = 3;
    private readonly int port;
    private readonly string folder;
    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

    private SiteProcess(int port, string folder) => (this.port, this.folder) = (port, folder);

    /// <summary>Where it answers, before and after a restart.</summary>
    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/"));

    /// <summary>What it printed last, for the message when a step fails.</summary>
    public string LastWords => string.Join('\n', said);

    /// <summary>Starts it over the storage of that folder and waits until it answers.</summary>
    public static async Task<SiteProcess> StartAsync(int port, string folder)
    {
        var site = new SiteProcess(port, folder);
        await site.StartAgainAsync();
        return site;
    }

    /// <summary>Ends it with SIGKILL: nothing more is written down, nothing is said goodbye to.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Starts it again on the same port; one that cannot start because storage is away is started once more, as a service manager would.</summary>
    public async Task StartAgainAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartOnceAsync();
                return;
            }
            catch (StepFailedException) when (attempt < Starts)
            {
                process!.Dispose();
                process = null;
            }
        }
    }

    private async Task StartOnceAsync()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = new Process { StartInfo = Command(), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("CdmoFlow is ready at ", StringComparison.Ordinal) == true) ready.TrySetResult();
            Hear(line.Data);
        };
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new StepFailedException($"The site ended before it answered: {LastWords}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Ends it gently, by force only if it does not listen.</summary>
    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        if (!process.HasExited && !OperatingSystem.IsWindows())
        {
            _ = await Emulator.Command.RunAsync("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {process.Id}")], Path.GetTempPath(), CancellationToken.None);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!process.HasExited) await KillAsync();
        process?.Dispose();
        process = null;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        said.Enqueue(line);
        while (said.Count > 20) said.TryDequeue(out _);
    }

    private ProcessStartInfo Command()
    {
        var program = Environment.ProcessPath!;
        string[] arguments = ["--port", port.ToString(CultureInfo.InvariantCulture), "--data", folder, "--no-seed"];
        // Started as "dotnet CdmoFlow.Local.dll", the host needs the file again; started as an executable, it is the program itself.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet") arguments = [typeof(SiteProcess).Assembly.Location, .. arguments];
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // A process that lives for seconds does not earn back what measuring its own code costs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return start;
    }
}
