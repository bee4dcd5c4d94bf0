using System.Net;
using CdmoFlow.Functions.People;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.People;

[Collection(AppTests.Name)]
public class RoomLinksTests(AppFixture app)
{
    [Fact, Trait("Category", "Threat")]
    public async Task A_stolen_link_ends_when_it_is_replaced_with_the_sessions_behind_it_and_a_cancelled_selection_closes_its_rooms()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@sealed.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        using var birch = await SponsorClient.EnterRoomAsync(app.Host, id, "birch");
        var tokens = app.Host.Services.GetRequiredService<RoomTokens>();
        var old = await tokens.IssueAsync(id, "alder", alder.Person.Id);
        Assert.Equal(HttpStatusCode.OK, (await alder.GetAsync($"api/rooms/{id}/alder")).StatusCode);

        var answer = await manager.PostFormAsync($"api/selections/{id}/invitations/alder/links", ("reason", "The mail went astray."), ("epoch", "1"));

        Assert.True((int)answer.StatusCode < 400, await answer.Content.ReadAsStringAsync());
        Assert.Contains("/problems/link-replaced", await (await alder.GetAsync($"api/rooms/{id}/alder")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await tokens.ResolveAsync(old));
        Assert.Equal(2, (await tokens.ResolveAsync(await tokens.IssueAsync(id, "alder", alder.Person.Id)))!.Epoch);
        Assert.Equal(HttpStatusCode.OK, (await birch.GetAsync($"api/rooms/{id}/birch")).StatusCode);

        await manager.PostAsync($"api/selections/{id}/cancellation", new { reason = "The program has ended." });
        Assert.Contains("/problems/selection-ended", await (await birch.GetAsync($"api/rooms/{id}/birch")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
