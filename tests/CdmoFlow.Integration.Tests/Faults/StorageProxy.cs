using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>
/// Stands between a client and a real HTTP service, such as the emulator's tables, blobs and queues, and does to requests what networks, busy services, wrong clocks and full disks do.
/// The path as it was sent and the Host header are passed on, so that signatures hold.
/// </summary>
internal sealed partial class StorageProxy : IAsyncDisposable
{
    // Headers that belong to one connection, and those that the server sets itself.
    private static readonly HashSet<string> OfTheConnection = new(StringComparer.OrdinalIgnoreCase) { "Transfer-Encoding", "Connection", "Keep-Alive", "Content-Length" };
    private static readonly TimeSpan LongerThanAnyTimeout = TimeSpan.FromMinutes(2);

    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None, UseCookies = false, AllowAutoRedirect = false });
    private readonly Dictionary<int, Uri> targets = [];
    private readonly Func<HttpRequest, StorageFault> choose;

    private StorageProxy(WebApplication app, Func<HttpRequest, StorageFault> choose) => (this.app, this.choose) = (app, choose);

    /// <summary>How long a slow answer takes.</summary>
    public Func<TimeSpan> Pause { get; set; } = () => TimeSpan.FromMilliseconds(300);

    /// <summary>By how much the service's clock is wrong where it is.</summary>
    public Func<TimeSpan> ClockError { get; set; } = () => TimeSpan.FromHours(3);

    /// <summary>Starts it.</summary>
    /// <param name="choose">What happens to a request.</param>
    /// <param name="ways">Ports of the loopback address to listen on, with the services behind them.</param>
    public static async Task<StorageProxy> StartAsync(Func<HttpRequest, StorageFault> choose, params IReadOnlyList<(int Port, Uri Target)> ways)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            // The headers of the service behind are the answer's, its Date and Server among them.
            kestrel.AddServerHeader = false;
            foreach (var (port, _) in ways) kestrel.Listen(System.Net.IPAddress.Loopback, port);
        });
        var proxy = new StorageProxy(builder.Build(), choose);
        foreach (var (port, target) in ways) proxy.targets[port] = target;
        proxy.app.Run(proxy.AnswerAsync);
        await proxy.app.StartAsync();
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
        switch (choose(context.Request))
        {
            case StorageFault.Failed:
                await RefuseAsync(context, StatusCodes.Status500InternalServerError, "InternalError");
                return;
            case StorageFault.Busy:
                // In either way in which services say it: in seconds and, Azure's own, in milliseconds.
                context.Response.Headers["x-ms-retry-after-ms"] = "150";
                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "ServerBusy");
                return;
            case StorageFault.Throttled:
                context.Response.Headers.RetryAfter = "1";
                await RefuseAsync(context, StatusCodes.Status429TooManyRequests, "TooManyRequests");
                return;
            case StorageFault.DiskFull:
                await RefuseAsync(context, StatusCodes.Status507InsufficientStorage, "InsufficientStorage");
                return;
            case StorageFault.ClockRefused:
                context.Response.Headers.Date = Shifted(DateTimeOffset.UtcNow, ClockError());
                await RefuseAsync(context, StatusCodes.Status403Forbidden, "AuthenticationFailed");
                return;
            case StorageFault.Hangs:
                await Task.Delay(LongerThanAnyTimeout, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                return;
            case StorageFault.CutBefore:
                context.Abort();
                return;
            case StorageFault.Slow:
                await Task.Delay(Pause(), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                // Whoever has gone meanwhile has not been heard.
                if (!context.RequestAborted.IsCancellationRequested) await ForwardAsync(context, StorageFault.None);
                return;
            case var fault:
                await ForwardAsync(context, fault);
                return;
        }
    }

    /// <summary>A refusal as storage writes it. The request's body is read, or the client would see a broken connection instead.</summary>
    private static async Task RefuseAsync(HttpContext context, int status, string code)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
    }

    private async Task ForwardAsync(HttpContext context, StorageFault fault)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        using var request = RequestOf(context, body.ToArray());
        using var answer = await http.SendAsync(request);
        var content = await answer.Content.ReadAsByteArrayAsync();
        switch (fault)
        {
            case StorageFault.AnswerLost:
                context.Abort();
                return;
            case StorageFault.FailedAfter:
                await RefuseAsync(context, StatusCodes.Status500InternalServerError, "InternalError");
                return;
            case StorageFault.CutInBody:
                Begin(context.Response, answer, content.Length);
                await context.Response.Body.WriteAsync(content.AsMemory(0, content.Length / 2));
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            case StorageFault.WrongClock:
                var error = ClockError();
                content = InAnotherTime(answer, content, error);
                Begin(context.Response, answer, content.Length);
                Shift(context.Response, error);
                break;
            default:
                Begin(context.Response, answer, content.Length);
                break;
        }

        if (content.Length > 0) await context.Response.Body.WriteAsync(content);
    }

    private HttpRequestMessage RequestOf(HttpContext context, byte[] body)
    {
        var target = new Uri(targets[context.Connection.LocalPort], context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), target) { Content = body.Length > 0 || context.Request.ContentLength is not null ? new ByteArrayContent(body) : null };
        foreach (var header in context.Request.Headers.Where(h => !OfTheConnection.Contains(h.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray())) request.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
        }

        return request;
    }

    private static void Begin(HttpResponse response, HttpResponseMessage answer, int length)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(h => !OfTheConnection.Contains(h.Key))) response.Headers[header.Key] = header.Value.ToArray();
        // 204 and 304 carry no body, and saying a length of zero there is an error; the answer to HEAD names the length of what it does not send.
        if (HttpMethods.IsHead(response.HttpContext.Request.Method)) response.ContentLength = answer.Content.Headers.ContentLength;
        else if (length > 0) response.ContentLength = length;
    }

    private static void Shift(HttpResponse response, TimeSpan error)
    {
        foreach (var name in (string[])["Date", "Last-Modified"])
        {
            if (DateTimeOffset.TryParse(response.Headers[name].ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) response.Headers[name] = Shifted(at, error);
        }
    }

    // Rows carry the service's time in their bodies.
    private static byte[] InAnotherTime(HttpResponseMessage answer, byte[] content, TimeSpan error) =>
        answer.Content.Headers.ContentType?.MediaType == "application/json"
            ? Encoding.UTF8.GetBytes(Timestamp().Replace(Encoding.UTF8.GetString(content), m => $"\"Timestamp\":\"{DateTimeOffset.Parse(m.Groups["at"].Value, CultureInfo.InvariantCulture).Add(error).UtcDateTime:O}\""))
            : content;

    private static string Shifted(DateTimeOffset at, TimeSpan error) => (at + error).ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex("\"Timestamp\":\"(?<at>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Timestamp();
}
