using System.Text;
using CdmoFlow.Functions;
using CdmoFlow.Functions.Http;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.People;
using CdmoFlow.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Http;

[Collection(AppTests.Name), Trait("Category", "Threat")]
public class SecurityHeadersTests(AppFixture app)
{
    private static readonly string[] Names =
        ["Cache-Control", "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"];

    [Fact]
    public async Task Security_headers_on_every_response_of_every_function_to_whoever_asks()
    {
        using var everybody = await EveryRole.BeginAsync(app.Host);
        using var nobody = app.NewClient();
        using var root = await SponsorClient.SignInAsync(app.Host, "Ruth Root", AppFixture.SiteAdministrator);
        List<string> wrong = [];
        foreach (var rule in RouteTable.All.Where(r => r.Function != "SignOut"))
        {
            var path = everybody.Path(rule);
            // Without the right proof a step is refused, so that nothing changes under way.
            foreach (var (who, answer) in new[] { ("nobody", await nobody.SendAsync(Request(rule, path))), ("who may", await everybody.For(rule).SendAsync(Request(rule, path), "none")), ("a site administrator", await root.SendAsync(Request(rule, path), "none")) })
            {
                using (answer) wrong.AddRange(Wrong(answer).Select(what => $"{rule.Method} {path} to {who}, {(int)answer.StatusCode}: {what}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Security_headers_bind_a_browser_to_TLS_where_the_site_has_it()
    {
        var storage = app.Host.Services.GetRequiredService<StorageClients>();
        var (secure, plain) = (new DefaultHttpContext().Response, new DefaultHttpContext().Response);
        new SecurityHeaders(storage, new SiteOptions("https://selection.sponsor.example", "")).Apply(secure);
        new SecurityHeaders(storage, new SiteOptions("http://localhost:7071", "")).Apply(plain);
        Assert.Equal("max-age=31536000", secure.Headers.StrictTransportSecurity);
        Assert.False(plain.Headers.ContainsKey("Strict-Transport-Security"));
    }

    /// <summary>What an answer lacks of the headers that every answer has.</summary>
    internal static IEnumerable<string> Wrong(HttpResponseMessage answer)
    {
        foreach (var name in Names.Where(n => !answer.Headers.Contains(n))) yield return $"{name} is missing";
        var policy = answer.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join(';', values) : "";
        foreach (var part in new[] { "default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'" }.Where(p => !policy.Contains(p, StringComparison.Ordinal))) yield return $"the content policy lacks {part}";
        if (policy.Contains("unsafe", StringComparison.Ordinal)) yield return "the content policy allows what is unsafe";
        if (answer.Headers.Contains("Server") && answer.Headers.GetValues("Server").Any(s => s.Any(char.IsAsciiDigit))) yield return "the server says its version";
    }

    private static HttpRequestMessage Request(RouteRule rule, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(rule.Method), path);
        if (rule.Method != "GET") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        request.Headers.Accept.ParseAdd(path.StartsWith("api/", StringComparison.Ordinal) ? "application/json" : "text/html");
        return request;
    }
}
