using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CdmoFlow.Integration.Tests.Selections;

namespace CdmoFlow.Integration.Tests.People;

/// <summary>A browser in which somebody asks for a code and types it.</summary>
internal sealed partial class CodeAsker : IDisposable
{
    private readonly SelectionSite site;
    private readonly string email;
    private readonly HttpClient http;

    public CodeAsker(SelectionSite site, string email)
    {
        (this.site, this.email) = (site, email);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.App.Host.BaseAddress };
    }

    public async Task<(string Challenge, string Code)> AskAsync()
    {
        var session = await http.GetFromJsonAsync<JsonObject>("api/session");
        http.DefaultRequestHeaders.Remove("X-Antiforgery-Token");
        http.DefaultRequestHeaders.Add("X-Antiforgery-Token", session!["antiforgeryToken"]!.ToString());
        var known = (await site.Site.Mails.ToAsync(email)).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var asked = await (await http.PostAsJsonAsync("api/sign-in/code", new { email })).Content.ReadFromJsonAsync<JsonObject>();
        var mail = await site.Site.Mails.WaitForAsync(email, "sign-in code", known);
        return (asked!["challenge"]!.ToString(), Code().Match(mail.Text).Value);
    }

    public async Task<HttpStatusCode> TypeAsync((string Challenge, string Code) asked) =>
        (await http.PostAsJsonAsync("api/sign-in", new { challenge = asked.Challenge, code = asked.Code })).StatusCode;

    public void Dispose() => http.Dispose();

    [GeneratedRegex(@"\b\d{4} ?\d{4}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
