using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CdmoFlow.Functions.People;
using CdmoFlow.Local;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Hosting;

/// <summary>A signed-in person of the sponsor with an antiforgery token, as a program would act. Sign-in itself is tested elsewhere.</summary>
public sealed class SponsorClient : IDisposable
{
    private readonly HttpClient http;
    private readonly CookieContainer jar;

    private SponsorClient(HttpClient http, CookieContainer jar, Person person) => (this.http, this.jar, Person) = (http, jar, person);

    public Person Person { get; }

    public static async Task<SponsorClient> SignInAsync(LocalHost host, string name, string email) =>
        await BeginAsync(host, await host.Services.GetRequiredService<PeopleStore>().GetOrAddAsync(name, email, null), (string?)null);

    /// <summary>A person of a CDMO in its room, with the same means.</summary>
    public static async Task<SponsorClient> EnterRoomAsync(LocalHost host, string selectionId, string cdmoId) =>
        await BeginAsync(host, await host.Services.GetRequiredService<PeopleStore>().GetOrAddAsync($"Lead of {cdmoId}", $"lead@{cdmoId}.example", cdmoId), selectionId);

    /// <summary>Whoever the session says it is.</summary>
    public static Task<SponsorClient> AsAsync(LocalHost host, Visitor visitor) => BeginAsync(host, new Person { Id = visitor.PersonId, Name = visitor.Name, Email = "" }, visitor);

    private static async Task<SponsorClient> BeginAsync(LocalHost host, Person person, string? selectionId) => await BeginAsync(host, person, new Visitor(person.Id, person.Name)
    {
        RoomSelectionId = selectionId,
        RoomCdmoId = selectionId is null ? null : person.CdmoId,
        SessionEpoch = await host.Services.GetRequiredService<SessionStore>().EpochAsync(person.Id),
    });

    private static async Task<SponsorClient> BeginAsync(LocalHost host, Person person, Visitor visitor)
    {
        var context = new DefaultHttpContext();
        host.Services.GetRequiredService<Sessions>().Begin(context, visitor);
        var cookies = new CookieContainer();
        cookies.SetCookies(host.BaseAddress, context.Response.Headers.SetCookie.ToString().Split(';')[0]);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = host.BaseAddress };
        var session = await client.GetFromJsonAsync<JsonObject>("api/session");
        client.DefaultRequestHeaders.Add("X-Antiforgery-Token", session!["antiforgeryToken"]!.ToString());
        return new SponsorClient(client, cookies, person);
    }

    /// <summary>From now on the browser asks for pages in this language.</summary>
    public void Reads(string language) => http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) => http.PostAsJsonAsync(path, body ?? new { }, Json.Options);

    /// <summary>A POST that lacks the antiforgery proof.</summary>
    public async Task<HttpResponseMessage> PostWithoutProofAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { }) };
        request.Headers.Add("X-Antiforgery-Token", "none");
        return await http.SendAsync(request);
    }

    /// <summary>Sends whatever a test has made up, with this antiforgery proof instead of the right one.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string proof)
    {
        request.Headers.Add("X-Antiforgery-Token", proof);
        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The proof that belongs to this session.</summary>
    public string Proof => http.DefaultRequestHeaders.GetValues("X-Antiforgery-Token").Single();

    /// <summary>The session as a browser keeps it.</summary>
    public Cookie Session => jar.GetAllCookies().First(c => c.Name == "cdmoflow");

    public Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields) =>
        http.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>A form with one file and further fields, as a browser sends it.</summary>
    public async Task<HttpResponseMessage> PostFileAsync(string path, string field, byte[] content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(content), field, "file.xlsx");
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return await http.PostAsync(path, form);
    }

    public static async Task<JsonNode> BodyAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public static async Task<T> BodyAsync<T>(HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(), Json.Options)!;

    public void Dispose() => http.Dispose();
}
