using CdmoFlow.Local.Demo;
using CdmoFlow.Storage.Tables;
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
            DataFolder = Path.GetFullPath(asked.DataFolder ?? ".azurite"),
        });
        if (demo)
            await DemoPeople.EnsureAsync(host.Services.GetRequiredService<PeopleStore>());
        Console.WriteLine($"CdmoFlow is ready at {host.BaseAddress}");
        if (demo)
            Console.WriteLine($"  mailbox {host.BaseAddress}dev/mail   runtime {host.BaseAddress}dev/runtime   personas {host.BaseAddress}dev/personas");
        Console.WriteLine("  Ctrl+C ends it.");
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var seeding = demo && !asked.NoSeed ? DemoSeed.RunAsync(host, stopping) : Task.CompletedTask;
        await host.Services.GetRequiredService<IHost>().WaitForShutdownAsync();
        await seeding;
    }
}
