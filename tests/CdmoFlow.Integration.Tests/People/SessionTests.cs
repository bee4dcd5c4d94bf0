using System.Net;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.People;

[Collection(SelectionTests.Name)]
public class SessionTests(SelectionSite site)
{
    [Fact, Trait("Category", "Threat")]
    public async Task A_stolen_session_ends_with_all_others_when_the_roles_of_its_person_change()
    {
        using var journey = await site.BeginAsync();
        using var first = await SponsorClient.SignInAsync(site.App.Host, "Rhea Okafor", "rhea.okafor@quillmoor.example");
        using var second = await SponsorClient.SignInAsync(site.App.Host, "Rhea Okafor", "rhea.okafor@quillmoor.example");
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("api/tasks")).StatusCode);

        await journey.Manager.StepAsync(journey.Id, "team", new { personId = first.Person.Id, roles = new[] { EnumNames.Of(Role.Observer) }, reason = "She looks over our shoulder." });

        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("api/tasks")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync($"api/selections/{journey.Id}")).StatusCode);
        using var again = await SponsorClient.SignInAsync(site.App.Host, "Rhea Okafor", "rhea.okafor@quillmoor.example");
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync($"api/selections/{journey.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await again.PostAsync($"api/selections/{journey.Id}/flags", new { })).StatusCode);
    }

    [Fact, Trait("Category", "Threat")]
    public async Task Forged_Easy_Auth_headers_open_nothing_where_the_platform_does_not_run()
    {
        using var client = site.App.NewClient();
        client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL-IDP", "aad");
        client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", EntraSignInTests.Principal("11111111-2222-3333-4444-555555555555", "99999999-2222-3333-4444-555555555555"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("api/tasks")).StatusCode);
    }

    [Fact, Trait("Category", "Threat")]
    public async Task A_newer_code_voids_the_one_before()
    {
        using var first = new CodeAsker(site, "edgar.lowell@quillmoor.example");
        using var second = new CodeAsker(site, "edgar.lowell@quillmoor.example");
        var old = await first.AskAsync();
        var fresh = await second.AskAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await first.TypeAsync(old));
        Assert.Equal(HttpStatusCode.NoContent, await second.TypeAsync(fresh));
        Assert.Equal(HttpStatusCode.BadRequest, await second.TypeAsync(fresh));
    }

    [Fact]
    public async Task Ended_sessions_end_once_more_for_two_at_once_without_harm()
    {
        var store = site.App.Host.Services.GetRequiredService<SessionStore>();
        var person = $"p-{Guid.NewGuid():N}";
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.EndAllAsync(person)));
        Assert.Equal(8, await store.EpochAsync(person));
    }
}
