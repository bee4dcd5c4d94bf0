using Microsoft.Extensions.Hosting;

namespace CdmoFlow.Local;

/// <summary>Runs the site until Ctrl+C or SIGTERM.</summary>
internal static class LocalSession
{
    public static async Task RunAsync(CommandLine asked)
    {
        var demo = asked.Verb != CommandLineVerb.Serve;
        await using var host = await LocalHost.StartAsync(new()
        {
            Mode = demo ? LocalHostMode.Demo : LocalHostMode.Serve,
            Port = asked.Port ?? CommandLine.DefaultPort,
            StorageConnectionString = asked.Storage,
        });
        Console.WriteLine($"CdmoFlow is ready at {host.BaseAddress}");
        if (demo)
            Console.WriteLine($"  mailbox {host.BaseAddress}dev/mail   runtime {host.BaseAddress}dev/runtime   clock {host.BaseAddress}dev/clock");
        Console.WriteLine("  Ctrl+C ends it.");
        await host.Services.GetRequiredService<IHost>().WaitForShutdownAsync();
    }
}
