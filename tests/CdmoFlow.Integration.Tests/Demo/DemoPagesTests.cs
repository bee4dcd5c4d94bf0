using System.Net;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Demo;

[Collection(AppTests.Name)]
public class DemoPagesTests(AppFixture app)
{
    private async Task<HttpResponseMessage> ChooseAsync(HttpClient client, string personId, string? origin = null, string returnTo = "/selections")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "dev/personas");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["personId"] = personId, ["returnTo"] = returnTo });
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await client.SendAsync(request);
    }

    private Task<Person> SomebodyAsync() => app.Host.Services.GetRequiredService<PeopleStore>().GetOrAddAsync("Vera Strand", "vera.strand@quillmoor.example", cdmoId: null);

    [Fact]
    public async Task The_root_page_shows_the_clock_and_the_way_in()
    {
        using var client = app.NewClient();

        var page = await client.GetStringAsync(new Uri("", UriKind.Relative));

        Assert.Contains("demo-bar", page, StringComparison.Ordinal);
        Assert.Contains("simulated time", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/dev/personas\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chosen_persona_is_signed_in()
    {
        var person = await SomebodyAsync();
        using var client = app.NewClient();
        Assert.Contains("Vera Strand", await client.GetStringAsync(new Uri("dev/personas", UriKind.Relative)), StringComparison.Ordinal);

        using var chosen = await ChooseAsync(client, person.Id);

        Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        Assert.Equal("/selections", chosen.Headers.Location?.ToString());
        using var look = new HttpRequestMessage(HttpMethod.Get, "api/session");
        look.Headers.Add("Cookie", chosen.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var session = await client.SendAsync(look);
        Assert.Contains("\"name\":\"Vera Strand\"", await session.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_choose_for_the_visitor()
    {
        using var client = app.NewClient();

        using var refused = await ChooseAsync(client, (await SomebodyAsync()).Id, origin: "http://elsewhere.example");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_persona_never_leads_to_another_site()
    {
        using var client = app.NewClient();

        using var chosen = await ChooseAsync(client, (await SomebodyAsync()).Id, returnTo: "//elsewhere.example/");

        Assert.Equal("/selections", chosen.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_unknown_person_cannot_be_chosen()
    {
        using var client = app.NewClient();

        using var answer = await ChooseAsync(client, "nobody");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
