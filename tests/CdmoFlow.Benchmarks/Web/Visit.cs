using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CdmoFlow.Functions.People;
using CdmoFlow.Local;
using CdmoFlow.People;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Benchmarks.Web;

/// <summary>A signed-in person of the sponsor before the site, over real HTTP.</summary>
internal sealed class Visit : IDisposable
{
    private readonly HttpClient http;
    private string? proof;

    private Visit(HttpClient http) => this.http = http;

    public static async Task<Visit> SignInAsync(LocalHost host, string personId)
    {
        var context = new DefaultHttpContext();
        var epoch = await host.Services.GetRequiredService<SessionStore>().EpochAsync(personId);
        host.Services.GetRequiredService<Sessions>().Begin(context, new Visitor(personId, "Somebody") { SessionEpoch = epoch });
        var cookies = new CookieContainer();
        cookies.SetCookies(host.BaseAddress, context.Response.Headers.SetCookie.ToString().Split(';')[0]);
        return new Visit(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = host.BaseAddress });
    }

    /// <summary>Reads a page to its end; true when it answered well.</summary>
    public async Task<bool> ReadAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode;
    }

    public Task<JsonObject?> JsonAsync(string path) => http.GetFromJsonAsync<JsonObject>(path);

    /// <summary>Posts a step; true when it was taken.</summary>
    public async Task<bool> PostAsync(string path, object body)
    {
        proof ??= (await JsonAsync("api/session"))!["antiforgeryToken"]!.ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Antiforgery-Token", proof);
        using var answer = await http.SendAsync(request);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode;
    }

    public void Dispose() => http.Dispose();
}
