using CdmoFlow.LocalRuntime;
using Microsoft.AspNetCore.Builder;

namespace CdmoFlow.Local.Demo;

/// <summary>Adds what only the demo has: the mailbox, the clock that can be moved, the look into the runtime.</summary>
internal static class DemoTools
{
    public static async Task RegisterAsync(IServiceCollection services, TimeProvider clock, string connectionString, CancellationToken cancellationToken)
    {
        services.AddSingleton(_ => new LocalMailbox(connectionString));
        services.AddSingleton<LocalSendGrid>();
        var kept = new KeptClock(connectionString);
        if (clock is SkippingTimeProvider skipping)
            await kept.RestoreAsync(skipping, cancellationToken);
        services.AddSingleton(kept);
    }

    public static void Map(WebApplication app)
    {
        app.Services.GetRequiredService<LocalSendGrid>().Map(app);
    }
}
