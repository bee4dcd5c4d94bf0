using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CdmoFlow.LocalRuntime.Tests.Crashes;

/// <summary>One life of the crash host.</summary>
internal sealed class CrashProcess : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> said = [];

    public CrashProcess(params string[] arguments)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        process = new Process
        {
            StartInfo = new(dotnet, ["exec", typeof(CrashHost).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false },
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Task ReadyAsync() => ready.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public string Said
    {
        get
        {
            lock (said)
            {
                return string.Join('\n', said);
            }
        }
    }

    /// <summary>SIGKILL: the process gets no chance to write anything down.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async Task EndAsync(TimeSpan atMost)
    {
        using var patience = new CancellationTokenSource(atMost);
        await process.WaitForExitAsync(patience.Token);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (said)
        {
            said.Add(line);
        }

        if (line == CrashHost.Ready)
        {
            ready.TrySetResult();
        }
    }
}
