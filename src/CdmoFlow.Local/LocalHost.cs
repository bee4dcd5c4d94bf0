using CdmoFlow.Functions;
using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Local.Demo;
using CdmoFlow.Local.Emulator;
using CdmoFlow.LocalRuntime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace CdmoFlow.Local;

/// <summary>The whole app in this process: functions, engine and, in demo mode, emulator, mailbox and clock.</summary>
public sealed class LocalHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Azurite? ownEmulator;

    private LocalHost(WebApplication app, Azurite? ownEmulator, string baseAddress, string connectionString) =>
        (this.app, this.ownEmulator, BaseAddress, StorageConnectionString) = (app, ownEmulator, new Uri(baseAddress + "/"), connectionString);

    /// <summary>Address under which this machine reaches the site, with a slash at the end.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Storage that the app works on.</summary>
    public string StorageConnectionString { get; }

    /// <summary>The app's services, for tests and for the played demo.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts everything and returns when the site answers.</summary>
    /// <exception cref="SetupException">A setting forbids or lacks something, the port is taken, or the emulator cannot run.</exception>
    public static async Task<LocalHost> StartAsync(LocalHostOptions options, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        if (!options.ReadEnvironment)
            builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(options.Settings);
        var demo = options.Mode == LocalHostMode.Demo;
        if (demo)
            LocalSettings.RefuseRealWorld(builder.Configuration, options.StorageConnectionString);
        var storage = demo ? null : LocalSettings.RequireRealWorld(builder.Configuration, options.StorageConnectionString);
        var emulator = demo && options.Emulator is null ? await Azurite.StartAsync(new() { DataFolder = options.DataFolder }, cancellationToken) : null;
        try
        {
            var port = options.Port == 0 ? FreePorts.Take(1)[0] : options.Port;
            var here = $"http://localhost:{port}";
            var azurite = options.Emulator ?? emulator;
            storage ??= azurite!.ConnectionString;
            var address = demo ? here : builder.Configuration["Site:BaseAddress"]!.TrimEnd('/');
            builder.Configuration.AddInMemoryCollection(demo ? LocalSettings.Demo(storage, address) : LocalSettings.Common(options.Mode, storage, address));
            var clock = options.TimeProvider ?? (demo ? new SkippingTimeProvider() : TimeProvider.System);
            Register(builder, options, clock, storage, port, new Uri(address).Host);
            if (demo)
            {
                await azurite!.AllowOriginsAsync([here, $"http://127.0.0.1:{port}", $"http://[::1]:{port}"], cancellationToken);
                DemoTools.Register(builder.Services, storage);
            }
            options.Configure?.Invoke(builder);
            TelemetryExport.Add(builder);
            var web = builder.Build();
            web.UseHostFiltering();
            if (demo)
                DemoTools.Map(web);
            web.MapLocalFunctions();
            await RunAsync(web, port, cancellationToken);
            return new(web, emulator, here, storage);
        }
        catch
        {
            if (emulator is not null)
                await emulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the site first and then the emulator, if it was started for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownEmulator is not null)
            await ownEmulator.DisposeAsync();
    }

    private static void Register(WebApplicationBuilder builder, LocalHostOptions options, TimeProvider clock, string storage, int port, string publicHost)
    {
        // The console is for the address and for what goes wrong; keys lie beside the data on one machine, which the README says.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning).AddFilter("CdmoFlow", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(k => k.ListenLocalhost(port));
        builder.Services.AddHostFiltering(o => o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", publicHost]);
        builder.Services.AddSingleton(clock);
        if (options.Mode == LocalHostMode.Demo) builder.Services.AddSingleton<IMalwareScanner, DemoScanner>();
        builder.AddLocalFunctions(o =>
        {
            o.ConnectionString = storage;
            o.TaskHub = builder.Configuration["TaskHub"] ?? "cdmoflow";
            o.TimeProvider = clock;
            o.LeaseDuration = LocalSettings.Lease(builder.Configuration);
            // A second demo on the same data is a slip; a second installation may be a stand-by, which waits.
            o.OwnerPatience = options.Mode == LocalHostMode.Demo ? o.LeaseDuration * 2 : Timeout.InfiniteTimeSpan;
            o.FunctionAssemblies.Add(typeof(LocalHost).Assembly);
        }).AddCdmoFlow(LocalSettings.Checked(builder.Configuration));
    }

    private static async Task RunAsync(WebApplication web, int port, CancellationToken cancellationToken)
    {
        try
        {
            // Before the engine: a second start by mistake must hear of the port and not wait for the task hub.
            if (!FreePorts.IsFree(port))
                throw new IOException($"Port {port} is taken.", new Microsoft.AspNetCore.Connections.AddressInUseException($"Port {port}"));
            await web.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await web.DisposeAsync();
            throw new SetupException($"Port {port} is in use; choose another with --port N, or --port 0 for any free one.", e);
        }
        catch (HubOwnedException e)
        {
            await web.DisposeAsync();
            throw new SetupException(e.Message, e);
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }
}
