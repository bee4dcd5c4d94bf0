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

    /// <summary>Reads a path, whatever the answer is.</summary>
    public Task<Answer> GetAsync(string path, bool asPage = false) => SendAsync(HttpMethod.Get, path, null, asPage);

    /// <summary>Reads a record.</summary>
    public async Task<T> GetAsync<T>(string path) => (await GetAsync(path)).Expect(200).As<T>();

    /// <summary>Reads a file.</summary>
    public async Task<byte[]> DownloadAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(path.TrimStart('/'), UriKind.Relative));
        return response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync() : throw new StepFailedException($"GET /{path} answered {(int)response.StatusCode}.");
    }

    /// <summary>Posts JSON, whatever the answer is.</summary>
    public async Task<Answer> TryPostAsync(string path, object? body = null)
    {
        token ??= (await GetAsync<SessionAnswer>("api/session")).AntiforgeryToken;
        return await SendAsync(HttpMethod.Post, path, body ?? new { }, asPage: false);
    }

    /// <summary>Posts JSON that has to be taken.</summary>
    public async Task<Answer> PostAsync(string path, object? body = null) => (await TryPostAsync(path, body)).Expect(200, 201, 202, 204);

    /// <summary>Takes a fresh token: the one of before the sign-in belongs to nobody.</summary>
    public void ForgetToken() => token = null;

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private async Task<Answer> SendAsync(HttpMethod method, string path, object? body, bool asPage)
    {
        using var request = new HttpRequestMessage(method, path.TrimStart('/'));
        if (asPage) request.Headers.Accept.ParseAdd("text/html");
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Records.Json.Options);
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
