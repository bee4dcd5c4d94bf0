using System.Text.Json;

namespace CdmoFlow.Local.Emulator;

/// <summary>Installs the pinned Azurite once, from the lock file that lies beside the executable.</summary>
internal static class AzuriteInstall
{
    private const string Hint = "Install Node.js 20 or newer with npm (https://nodejs.org; on Debian: apt install nodejs npm)";

    /// <summary>Path of <c>azurite.js</c>; the first call downloads it, and parallel first calls wait for each other.</summary>
    public static async Task<string> EnsureAsync(string? toolsFolder, CancellationToken cancellationToken)
    {
        var pinned = Path.Combine(AppContext.BaseDirectory, "azurite");
        var folder = Path.Combine(toolsFolder ?? DefaultFolder(), ReadVersion(Path.Combine(pinned, "package.json")));
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        var complete = Path.Combine(folder, "installed");
        if (File.Exists(complete))
            return script;
        Directory.CreateDirectory(folder);
        await using var only = await FileLock.TakeAsync(Path.Combine(folder, "install.lock"), cancellationToken);
        if (File.Exists(complete))
            return script;
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(pinned, file), Path.Combine(folder, file), overwrite: true);
        await CheckNodeAsync(folder, cancellationToken);
        await Console.Error.WriteLineAsync("Installing the storage emulator Azurite (once, about a minute) ...");
        await InstallAsync(folder, script, cancellationToken);
        await File.WriteAllTextAsync(complete, "", cancellationToken);
        return script;
    }

    private static async Task CheckNodeAsync(string folder, CancellationToken cancellationToken)
    {
        var node = await Command.RunAsync("node", ["--version"], folder, cancellationToken)
            ?? throw new SetupException($"Node.js was not found, and the storage emulator needs it. {Hint}, then start again.");
        if (!Version.TryParse(node.Output.Trim().TrimStart('v'), out var version) || version.Major < 20)
            throw new SetupException($"Node.js {node.Output.Trim()} is too old for the storage emulator. {Hint}, then start again.");
    }

    private static async Task InstallAsync(string folder, string script, CancellationToken cancellationToken)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        var npm = OperatingSystem.IsWindows()
            ? await Command.RunAsync("cmd.exe", ["/c", "npm", .. arguments], folder, cancellationToken)
            : await Command.RunAsync("npm", arguments, folder, cancellationToken);
        if (npm is null)
            throw new SetupException($"npm was not found, and the storage emulator is installed with it. {Hint}, then start again.");
        if (npm.ExitCode != 0 || !File.Exists(script))
        {
            var reason = npm.Error.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.StartsWith("npm error", StringComparison.Ordinal) && !line.Contains("log of this run", StringComparison.Ordinal));
            throw new SetupException($"npm could not install the storage emulator ({reason ?? $"exit code {npm.ExitCode}"}). Check that the npm registry can be reached, or run 'npm ci' in {folder}, then start again.");
        }
    }

    private static string ReadVersion(string packageFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(packageFile));
        return json.RootElement.GetProperty("dependencies").GetProperty("azurite").GetString()!;
    }

    private static string DefaultFolder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CdmoFlow.sln")))
                return Path.Combine(at.FullName, ".tools", "azurite");
        }
        return Path.GetFullPath(Path.Combine(".tools", "azurite"));
    }
}
