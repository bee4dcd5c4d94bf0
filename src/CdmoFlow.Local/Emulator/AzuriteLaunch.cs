using System.Globalization;

namespace CdmoFlow.Local.Emulator;

/// <summary>Starts the emulator's own script in a session of its own.</summary>
internal static class AzuriteLaunch
{
    // Detached: Ctrl+C in the terminal must reach our process alone (it stops the emulator when its own work is written),
    // and an emulator whose parent was killed must not hold the parent's pipes open.
    private const string Detach = """
        const [log, ...rest] = process.argv.slice(1);
        const out = require('fs').openSync(log, 'a');
        const child = require('child_process').spawn(process.execPath, rest, { detached: true, windowsHide: true, stdio: ['ignore', out, out] });
        child.on('error', e => { console.error(e.message); process.exit(1); });
        child.on('spawn', () => { console.log(child.pid); child.unref(); });
        """;

    /// <summary>Where the emulator's own output goes.</summary>
    public static string LogFile(string folder) => Path.Combine(folder, "azurite.log");

    /// <summary>Starts it on given ports (blob, queue, table).</summary>
    public static async Task<AzuriteRun> StartAsync(string script, string folder, AzuriteOptions options, IReadOnlyList<int> ports, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-e", Detach, "--", LogFile(folder), .. options.Preload is { } preload ? ["--require", preload] : (string[])[], script,
            .. options.InMemory ? ["--inMemoryPersistence"] : (string[])["--location", folder],
            "--blobHost", "127.0.0.1", "--blobPort", Text(ports[0]),
            "--queueHost", "127.0.0.1", "--queuePort", Text(ports[1]),
            "--tableHost", "127.0.0.1", "--tablePort", Text(ports[2]),
            "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ];
        var launched = await Command.RunAsync("node", arguments, folder, cancellationToken)
            ?? throw new SetupException("Node.js was not found, and the storage emulator needs it. Install Node.js 20 or newer, then start again.");
        return int.TryParse(launched.Output, CultureInfo.InvariantCulture, out var processId)
            ? new(processId, Environment.ProcessId, ports[0], ports[1], ports[2])
            : throw new SetupException($"The storage emulator could not be started: {launched.Error.Trim()}");
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
