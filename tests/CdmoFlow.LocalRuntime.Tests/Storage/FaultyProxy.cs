using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.LocalRuntime.Tests.Storage;

/// <summary>How a request to storage may go wrong.</summary>
internal enum Fault
{
    /// <summary>It goes right.</summary>
    None,

    /// <summary>429: too many requests, come back later.</summary>
    Throttled,

    /// <summary>500.</summary>
    Failed,

    /// <summary>503: the server is busy.</summary>
    Busy,

    /// <summary>No answer, and nothing was done.</summary>
    Hangs,

    /// <summary>No answer, although it was done: the worst of all.</summary>
    AnswerLost,
}

/// <summary>Stands between the engine and a real Azurite, over real HTTP, and does to requests what networks and busy services do.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None, UseCookies = false, AllowAutoRedirect = false });
    private readonly Uri target;
    private readonly Func<HttpRequest, Fault> choose;

    private FaultyProxy(WebApplication app, Uri target, Func<HttpRequest, Fault> choose) => (this.app, this.target, this.choose) = (app, target, choose);

    /// <summary>Requests that went wrong, by kind.</summary>
    public System.Collections.Concurrent.ConcurrentDictionary<Fault, int> Faults { get; } = new();

    /// <summary>The connection string with the proxy in the place of the table service.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<FaultyProxy> StartAsync(string connectionString, Func<HttpRequest, Fault> choose)
    {
        var table = connectionString.Split(';').Single(part => part.StartsWith("TableEndpoint=", StringComparison.Ordinal))["TableEndpoint=".Length..];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var proxy = new FaultyProxy(builder.Build(), new Uri(table), choose);
        proxy.app.Run(proxy.AnswerAsync);
        await proxy.app.StartAsync();
        var here = new Uri(proxy.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        proxy.ConnectionString = connectionString.Replace(proxy.target.Authority, here.Authority, StringComparison.Ordinal);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var fault = choose(context.Request);
        Faults.AddOrUpdate(fault, 1, (_, count) => count + 1);
        switch (fault)
        {
            case Fault.Throttled:
                context.Response.Headers.RetryAfter = "1";
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            case Fault.Failed or Fault.Busy:
                context.Response.StatusCode = fault == Fault.Failed ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable;
                return;
            case Fault.Hangs:
                await Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            default:
                await ForwardAsync(context, fault);
                return;
        }
    }

    private async Task ForwardAsync(HttpContext context, Fault fault)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        using var request = new HttpRequestMessage(new(context.Request.Method), new Uri(target, context.Features.Get<IHttpRequestFeature>()!.RawTarget)) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var header in context.Request.Headers.Where(h => !h.Key.Equals("Host", StringComparison.OrdinalIgnoreCase) && !h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
            {
                request.Content.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            }
        }

        using var answer = await http.SendAsync(request);
        var content = await answer.Content.ReadAsByteArrayAsync();
        if (fault == Fault.AnswerLost)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Transfer-Encoding" or "Connection" or "Keep-Alive" or "Content-Length")))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        // 204 and 304 carry no body, and saying a length of zero there is an error.
        if (content.Length > 0)
        {
            context.Response.ContentLength = content.Length;
            await context.Response.Body.WriteAsync(content);
        }
    }
}
