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
    private readonly CookieContainer cookies = new();
    private readonly List<string> set = [];

    /// <summary>A browser that has been nowhere yet.</summary>
    /// <param name="site">Where.</param>
    /// <param name="email">Whose address is typed.</param>
    /// <param name="planted">A cookie that the browser has already.</param>
    public CodeAsker(SelectionSite site, string email, string? planted = null)
    {
        (this.site, this.email) = (site, email);
        if (planted is not null) cookies.SetCookies(site.App.Host.BaseAddress, planted);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = site.App.Host.BaseAddress };
    }

    /// <summary>Every cookie as the sign-in set it.</summary>
    public IReadOnlyList<string> SetCookies => set;

    /// <summary>A cookie as the browser has it now.</summary>
    public Cookie Cookie(string name) => cookies.GetAllCookies().Last(c => c.Name == name);

    /// <summary>Whom the site takes this browser for; null for nobody.</summary>
    public async Task<string?> WhoAsync() => (await http.GetFromJsonAsync<JsonObject>("api/session"))!["personId"]?.ToString();

    /// <summary>Opens the site, so that it has the proof which every form carries.</summary>
    public async Task VisitAsync()
    {
        using var answer = await http.GetAsync("api/session");
        set.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : []);
        http.DefaultRequestHeaders.Remove("X-Antiforgery-Token");
        http.DefaultRequestHeaders.Add("X-Antiforgery-Token", (await answer.Content.ReadFromJsonAsync<JsonObject>())!["antiforgeryToken"]!.ToString());
    }

    public async Task<(string Challenge, string Code)> AskAsync()
    {
        await VisitAsync();
        var known = (await site.Site.Mails.ToAsync(email)).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var asked = await (await http.PostAsJsonAsync("api/sign-in/code", new { email })).Content.ReadFromJsonAsync<JsonObject>();
        var mail = await site.Site.Mails.WaitForAsync(email, "sign-in code", known);
        return (asked!["challenge"]!.ToString(), Code().Match(mail.Text).Value);
    }

    public async Task<HttpStatusCode> TypeAsync((string Challenge, string Code) asked)
    {
        using var answer = await http.PostAsJsonAsync("api/sign-in", new { challenge = asked.Challenge, code = asked.Code });
        set.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : []);
        return answer.StatusCode;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex(@"\b\d{4} ?\d{4}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
