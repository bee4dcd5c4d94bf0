using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Tests.Functions;

/// <summary>The sample functions behind a real Kestrel on a free port.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication app;

    private Site(WebApplication app, HttpClient http) => (this.app, Http) = (app, http);

    public HttpClient Http { get; }

    public Diary Diary => app.Services.GetRequiredService<Diary>();

    public LocalRuntimeControl Control => app.Services.GetRequiredService<LocalRuntimeControl>();

    public IServiceProvider Services => app.Services;

    public static async Task<Site> StartAsync(AzuriteFixture azurite, string? hub = null)
    {
        var web = WebApplication.CreateBuilder();
        web.Logging.ClearProviders();
        web.WebHost.UseUrls("http://127.0.0.1:0");
        web.Configuration["Nightly"] = "0 0 2 * * *";
        web.Services.AddSingleton<Diary>();
        web.AddLocalFunctions(options =>
        {
            options.ConnectionString = azurite.ConnectionString;
            options.TaskHub = hub ?? "site" + Guid.NewGuid().ToString("N");
            options.TimeProvider = new SkippingTimeProvider();
            options.FunctionAssemblies.Add(typeof(SampleFunctions).Assembly);
        }).UseMiddleware<DiaryMiddleware>();
        var built = web.Build();
        built.MapLocalFunctions();
        await built.StartAsync();
        return new(built, new HttpClient { BaseAddress = new Uri(built.Urls.First()) });
    }

    public async Task<(int Status, string Body)> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
