using System.Diagnostics;

namespace CdmoFlow.Benchmarks.Upload;

/// <summary>The plain SDK as one script for a page, made when the benchmark runs.</summary>
internal static class PlainSdk
{
    public static async Task<string> BundleAsync(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "sdk"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        await RunAsync(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        await RunAsync(folder, "node", Path.Combine("node_modules", "esbuild", "bin", "esbuild"), "sdk.js", "--bundle", "--minify", "--format=iife", "--outfile=made.js", "--log-level=warning");
        return await File.ReadAllTextAsync(Path.Combine(folder, "made.js"));
    }

    private static async Task RunAsync(string folder, string command, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        if (run.ExitCode != 0) throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {run.ExitCode}.");
    }
}
