using System.Net;
using System.Net.Http.Json;
using Azure.Data.Tables;
using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections.Webhooks;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CdmoFlow.Integration.Tests.Selections.Webhooks;

/// <summary>Messages to another program, from the commit that enters a stage to their end.</summary>
public sealed class WebhookDeliveryTests : IAsyncLifetime
{
    private readonly AppFixture app = new(builder => builder.Services.AddSingleton(new WebhookOptions { AllowLocal = true }));

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_stage_is_told_signed_repeated_under_one_id_and_given_up_after_days()
    {
        var given = new Unsignalled(app.Host);
        // Ahead of the site, whose own timer then finds nothing due.
        var clock = new FakeTimeProvider(given.Now.AddDays(30));
        using var listener = new Listener();
        using var manager = await SponsorClient.SignInAsync(app.Host, "Mia Berg", "mia@hooks.example");
        var id = (await given.CreateAsync(Stage.Opening, s => s with { Team = [.. s.Team, new TeamSeat(manager.Person.Id, [], [Role.ProjectManager])] })).Selection.Id;
        var registered = await SponsorClient.BodyAsync<RegisteredWebhook>(await manager.PostAsync($"api/selections/{id}/webhooks", new { address = listener.Address }));
        Assert.StartsWith("whsec_", registered.Secret, StringComparison.Ordinal);
        Assert.DoesNotContain(registered.Secret, await (await manager.GetAsync($"selections/{id}/webhooks")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(registered.Secret, await (await manager.GetAsync($"api/selections/{id}/webhooks")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Refused at first: tried again a minute later under the same id, and once more by hand.
        listener.Status = 500;
        await given.ChangeAsync(id, (change, selection) => change.Put(selection.State.Enter(Stage.Scoring, clock.GetUtcNow())));
        await SendAsync(given, clock);
        Assert.Equal(("HTTP 500", WebhookCallState.Waiting), ((await CallAsync(given, id)).Outcome, (await CallAsync(given, id)).State));
        await SendAsync(given, clock);
        Assert.Single(listener.Taken);
        listener.Status = 204;
        clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(given, clock);
        Assert.Equal(WebhookCallState.Delivered, (await CallAsync(given, id)).State);
        var all = listener.Taken.ToList();
        Assert.Equal(2, all.Count);
        Assert.Single(all.Select(m => (m.Id, m.Body)).Distinct());
        Assert.All(all, m => Assert.Equal(new WebhookMessage(m.Id, m.Body).Sign(registered.Secret, m.At), m.Signature));
        Assert.Contains($"\"selectionId\":\"{id}\",\"stage\":\"scoring\"", all[0].Body, StringComparison.Ordinal);
        Assert.Empty(await given.Of<SelectionIndex>().Webhooks.DueAsync(clock.GetUtcNow().AddYears(1)));

        // A redirect is an answer that was not taken, and is not followed.
        using var elsewhere = new Listener();
        (listener.Status, listener.Location) = (307, elsewhere.Address);
        await given.ChangeAsync(id, (change, selection) => change.Put(selection.State.Enter(Stage.Shortlist, clock.GetUtcNow())));
        await SendAsync(given, clock);
        Assert.Empty(elsewhere.Taken);
        Assert.Equal("HTTP 307", (await CallAsync(given, id)).Outcome);

        // After five days it is given up and becomes a task; sent again by hand it is taken.
        clock.Advance(TimeSpan.FromDays(6));
        await SendAsync(given, clock);
        var selection = await given.SelectionAsync(id);
        Assert.Equal(WebhookCallState.GivenUp, (await CallAsync(given, id)).State);
        Assert.Contains(OpenTasks.Of(selection), t => t.What == "Look after a webhook");
        listener.Status = 200;
        Assert.Equal(HttpStatusCode.OK, (await manager.PostAsync($"api/selections/{id}/webhook-calls/{(await CallAsync(given, id)).Id}/again")).StatusCode);
        await SendAsync(given, clock);
        Assert.Equal(WebhookCallState.Delivered, (await CallAsync(given, id)).State);

        // Switched off, it hears nothing more.
        Assert.Equal(HttpStatusCode.OK, (await manager.PostAsync($"api/selections/{id}/webhooks/{registered.Id}/end")).StatusCode);
        var before = listener.Taken.Count;
        await given.ChangeAsync(id, (change, s) => change.Put(s.State.Enter(Stage.DueDiligence, clock.GetUtcNow())));
        await SendAsync(given, clock);
        Assert.Equal(before, listener.Taken.Count);
        Assert.Contains(await given.Store.TrailAsync(id), e => e.Note.Action == "webhook.registered" && e.Actor == manager.Person.Id);
    }

    [Fact]
    public async Task A_registration_that_is_refused_or_repeated_leaves_no_secret_behind()
    {
        var given = new Unsignalled(app.Host);
        using var manager = await SponsorClient.SignInAsync(app.Host, "Mia Berg", "mia@refused-hooks.example");
        var id = (await given.CreateAsync(Stage.Opening, s => s with { Team = [.. s.Team, new TeamSeat(manager.Person.Id, [], [Role.ProjectManager])] })).Selection.Id;
        var secrets = given.Of<StorageClients>().Table(TableNames.Tokens);
        Task<List<string>> KeptAsync() => secrets.QueryAsync<TableEntity>(e => e.PartitionKey == "webhook").Select(e => e.RowKey).Where(k => k.StartsWith(id, StringComparison.Ordinal)).ToListAsync().AsTask();

        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostAsync($"api/selections/{id}/webhooks", new { address = "ftp://erp.example/" })).StatusCode);
        Assert.Empty(await KeptAsync());
        var registered = await SponsorClient.BodyAsync<RegisteredWebhook>(await manager.PostAsync($"api/selections/{id}/webhooks", new { address = "https://erp.example/hooks" }));
        Assert.Equal(HttpStatusCode.Conflict, (await manager.PostAsync($"api/selections/{id}/webhooks", new { address = "https://erp.example/hooks" })).StatusCode);
        Assert.Equal([$"{id}|{registered.Id}"], await KeptAsync());

        // The same request once more shows no secret that signs nothing.
        var key = Guid.NewGuid().ToString("N");
        var first = await SponsorClient.BodyAsync<RegisteredWebhook>(await PostAsync(manager, id, key));
        var second = await PostAsync(manager, id, key);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("registered-already", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(new[] { $"{id}|{registered.Id}", $"{id}|{first.Id}" }.Order(StringComparer.Ordinal), (await KeptAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Category", "Threat")]
    public async Task SSRF_a_name_that_leads_to_this_machine_is_not_connected_to_however_it_was_registered()
    {
        using var listener = new Listener();
        using var strict = new WebhookTransport(new WebhookOptions());
        var port = new Uri(listener.Address).Port;
        // Typed as it is refused, and as it would be if its name pointed there only now.
        Assert.Equal("address not allowed", (await strict.SendAsync(listener.Address, new WebhookMessage("m", "{}"), "whsec_AAAA", default)).Words);
        Assert.Equal("address not allowed", (await strict.SendAsync(FormattableString.Invariant($"https://{Dns.GetHostName()}:{port}/"), new WebhookMessage("m", "{}"), "whsec_AAAA", default)).Words);
        Assert.Empty(listener.Taken);
    }

    private static async Task<HttpResponseMessage> PostAsync(SponsorClient manager, string id, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/selections/{id}/webhooks") { Content = JsonContent.Create(new { address = "https://other.example/hooks" }) };
        request.Headers.Add(RepeatKeys.Header, key);
        return await manager.SendAsync(request, manager.Proof);
    }

    private Task SendAsync(Unsignalled given, TimeProvider clock) => ActivatorUtilities.CreateInstance<SendWebhooks>(app.Host.Services, clock).SendAsync(given.Client);

    private static async Task<WebhookCall> CallAsync(Unsignalled given, string id) => (await given.SelectionAsync(id)).All<WebhookCall>()[^1];
}
