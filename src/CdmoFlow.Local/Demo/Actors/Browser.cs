using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using CdmoFlow.Functions.People;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>One person's browser as a program: it keeps cookies, carries the antiforgery token and follows no redirects by itself.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient http;
    private string? token;

    public Browser(Uri site) => http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = site, Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>For how long a request is sent again while the site answers that storage is away; zero takes that for the answer.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Reads a path, whatever the answer is.</summary>
    public Task<Answer> GetAsync(string path, bool asPage = false) => SendPatientlyAsync(HttpMethod.Get, path, null, asPage);

    /// <summary>Reads a record.</summary>
    public async Task<T> GetAsync<T>(string path) => (await GetAsync(path)).Expect(200).As<T>();

    /// <summary>Reads a file.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        var waited = Stopwatch.StartNew();
        var response = await http.GetAsync(new Uri(path.TrimStart('/'), UriKind.Relative));
        while (response.StatusCode == HttpStatusCode.ServiceUnavailable && waited.Elapsed < Patience)
        {
            response.Dispose();
            await Task.Delay(200);
            response = await http.GetAsync(new Uri(path.TrimStart('/'), UriKind.Relative));
        }

        using var last = response;
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync() : throw new StepFailedException($"GET /{path} answered {(int)response.StatusCode}.");
    }

    /// <summary>Posts JSON, whatever the answer is.</summary>
    /// <param name="path">Where.</param>
    /// <param name="body">What; an empty object unless given.</param>
    /// <param name="key">Under which it counts once however often it is sent; a new one unless given.</param>
    public async Task<Answer> TryPostAsync(string path, object? body = null, string? key = null)
    {
        token ??= (await GetAsync<SessionAnswer>("api/session")).AntiforgeryToken;
        return await SendPatientlyAsync(HttpMethod.Post, path, body ?? new { }, asPage: false, key);
    }

    /// <summary>Posts JSON that has to be taken.</summary>
    public async Task<Answer> PostAsync(string path, object? body = null) => (await TryPostAsync(path, body)).Expect(200, 201, 202, 204);

    /// <summary>Takes a fresh token: the one of before the sign-in belongs to nobody.</summary>
    public void ForgetToken() => token = null;

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>A person presses again after 503; the key makes sure that what was done the first time is not done twice.</summary>
    private async Task<Answer> SendPatientlyAsync(HttpMethod method, string path, object? body, bool asPage, string? givenKey = null)
    {
        var (waited, key) = (Stopwatch.StartNew(), givenKey ?? Guid.NewGuid().ToString("N"));
        while (true)
        {
            var answer = await SendAsync(method, path, body, asPage, key);
            if (answer.Status != 503 || waited.Elapsed >= Patience) return answer;
            await Task.Delay(200);
        }
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body, bool asPage, string key)
    {
        using var request = new HttpRequestMessage(method, path.TrimStart('/'));
        if (asPage) request.Headers.Accept.ParseAdd("text/html");
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Records.Json.Options);
        if (body is not null) request.Headers.Add("Idempotency-Key", key);
        if (token is not null && body is not null) request.Headers.Add("X-Antiforgery-Token", token);
        try
        {
            using var response = await http.SendAsync(request);
            return new Answer($"{method} /{path.TrimStart('/')}", (int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new StepFailedException($"{method} /{path.TrimStart('/')} got no answer: {e.Message}", e);
        }
    }
}
