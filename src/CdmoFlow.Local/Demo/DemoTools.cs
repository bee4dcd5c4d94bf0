using Microsoft.AspNetCore.Builder;

namespace CdmoFlow.Local.Demo;

/// <summary>Adds what only the demo has: the mailbox, the clock that can be moved, the look into the runtime.</summary>
internal static class DemoTools
{
    public static void Register(IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new LocalMailbox(connectionString));
        services.AddSingleton<LocalSendGrid>();
        services.AddSingleton<DemoClock>();
    }

    public static void Map(WebApplication app)
    {
        app.Services.GetRequiredService<LocalSendGrid>().Map(app);
        app.Services.GetRequiredService<DemoClock>().Map(app);
    }
}
