using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CdmoFlow.Integration.Tests.Hosting;

/// <summary>The executable as a process of its own, to be ended or killed as a machine would.</summary>
public sealed class LocalProcess : IAsyncDisposable
{
    private const string ReadyWords = "CdmoFlow is ready at ";
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> error = new();
    private readonly TaskCompletionSource<Uri> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LocalProcess(Process process) => this.process = process;

    /// <summary>Everything said so far on standard error.</summary>
    public string Error => string.Join('\n', error);

    public string Output => string.Join('\n', output);

    public static LocalProcess Start(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "CdmoFlow.Local.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        var started = new LocalProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        started.Listen();
        return started;
    }

    /// <summary>Waits until the site answers and gives its address.</summary>
    public async Task<Uri> ReadyAsync() => await ready.Task.WaitAsync(TimeSpan.FromMinutes(2));

    public async Task<int> ExitCodeAsync(TimeSpan? atMost = null)
    {
        using var patience = new CancellationTokenSource(atMost ?? TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Ends the process with SIGKILL; it gets no chance to write anything down.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asks the process to end, as Ctrl+C or a service manager does.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -TERM {process.Id}"]);
        await kill.WaitForExitAsync();
        return await ExitCodeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                return;
            output.Enqueue(line.Data);
            if (line.Data.StartsWith(ReadyWords, StringComparison.Ordinal))
                ready.TrySetResult(new Uri(line.Data[ReadyWords.Length..]));
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                error.Enqueue(line.Data);
        };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The process ended before it was ready: {Error}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }
}
