using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Tests.Crashes;

/// <summary>The process that is killed: this very assembly, started as a program.</summary>
internal static class CrashHost
{
    public const string Ready = "ready";

    public const string Done = "done";

    public static async Task Main(string[] args)
    {
        if (args is not [var connectionString, var hub, var logFile, var stopFile])
        {
            await Console.Error.WriteLineAsync("This is a test assembly; as a program it is the host that crash tests kill.");
            return;
        }

        using var log = new EffectLog(logFile);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddLocalRuntime(options =>
        {
            options.ConnectionString = connectionString;
            options.TaskHub = hub;
        });
        using var host = builder.Build();
        Workload.Register(host.Services.GetRequiredService<LocalRuntimeRegistry>(), log);
        await host.StartAsync();
        Console.WriteLine(Ready);
        await new Driver(host.Services.GetRequiredService<DurableTaskClient>(), log, logFile, stopFile).RunAsync();
        await host.StopAsync();
        Console.WriteLine(Done);
    }
}
