using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Layout;
using Microsoft.AspNetCore.Builder;

namespace CdmoFlow.Local.Demo;

/// <summary>Adds what only the demo has: the mailbox, the clock that can be moved, the look into the runtime, the personas and the bar above the pages.</summary>
internal static class DemoTools
{
    public static void Register(IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new LocalMailbox(connectionString));
        services.AddSingleton<LocalSendGrid>();
        // The same few people sign in again and again while the demo is shown and tested; its mails stay on this machine.
        services.AddSingleton(new SignInLimits { Codes = 1000, Failures = 1000, CodesPerSource = 10_000, FailuresPerSource = 10_000 });
        // Minutes of the demo pass in a moment: a mail whose sender was lost must not wait for minutes of the real clock.
        services.AddSingleton(provider => new ResendMails(provider.GetRequiredService<SelectionIndex>(), provider.GetRequiredService<OutboxStore>(), provider.GetRequiredService<Signals>()) { After = TimeSpan.FromSeconds(2) });
        services.AddSingleton<EventNames>();
        services.AddSingleton<DemoClock>();
        services.AddSingleton<DemoRooms>();
        services.AddSingleton<Personas>();
        services.AddSingleton<SeedProgress>();
        services.AddSingleton<PageChrome, DemoChrome>();
    }

    public static void Map(WebApplication app)
    {
        app.Services.GetRequiredService<LocalSendGrid>().Map(app);
        app.Services.GetRequiredService<DemoClock>().Map(app);
        app.Services.GetRequiredService<Personas>().Map(app);
    }
}
