using System.Net;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.People;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>A front end that lets any Host header through, as a proxy set up carelessly does.</summary>
[Trait("Category", "Threat")]
public sealed class HostHeaderTests : IAsyncLifetime
{
    private const string Evil = "poisoned.example";
    private readonly AppFixture app = new(builder => builder.Services.PostConfigure<HostFilteringOptions>(o => o.AllowedHosts = ["*"]));

    [Fact]
    public async Task Host_header_poisoning_changes_no_link_of_a_mail_no_redirect_and_no_page()
    {
        var person = await app.Host.Services.GetRequiredService<PeopleStore>().GetOrAddAsync("Nora Falk", "nora@threats.example", null);
        using var manager = await SponsorClient.SignInAsync(app.Host, person.Name, person.Email);
        using var site = new DemoSite(app.Host.BaseAddress);
        var asked = await manager.SendAsync(Poisoned(HttpMethod.Post, "api/sign-in/code", new FormUrlEncodedContent([KeyValuePair.Create("email", person.Email)])), manager.Proof);
        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        Assert.StartsWith("/sign-in/code?challenge=", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        var mail = await site.Mails.WaitForAsync(person.Email, "sign-in code", new HashSet<string>(StringComparer.Ordinal));
        Assert.All(mail.Links, link => Assert.StartsWith(app.Host.BaseAddress.ToString(), link, StringComparison.Ordinal));
        Assert.DoesNotContain(Evil, mail.Text, StringComparison.Ordinal);

        await manager.SendAsync(Poisoned(HttpMethod.Post, "api/calendar/address", new StringContent("{}")), manager.Proof);
        foreach (var rule in RouteTable.All.Where(r => r.Method == "GET" && !r.Route.Contains("{selectionId}", StringComparison.Ordinal)))
        {
            using var answer = await manager.SendAsync(Poisoned(HttpMethod.Get, EveryRoutePath(rule)), "none");
            var everything = answer + await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(Evil, everything, StringComparison.OrdinalIgnoreCase);
        }
    }

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    private static string EveryRoutePath(RouteRule rule) => People.EveryRouteTests.Path(rule.Route, "", "");

    private static HttpRequestMessage Poisoned(HttpMethod method, string path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Host = Evil;
        request.Headers.Add("X-Forwarded-Host", Evil);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Original-Host", Evil);
        request.Headers.Add("Forwarded", $"host={Evil};proto=https");
        request.Headers.Accept.ParseAdd("text/html");
        return request;
    }
}
