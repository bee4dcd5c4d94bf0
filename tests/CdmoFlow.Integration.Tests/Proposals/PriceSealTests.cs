using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>Prices that are opened apart, over HTTP: unreadable on every way until two persons have opened them after the lock.</summary>
[Collection(AppTests.Name)]
public partial class PriceSealTests(AppFixture app)
{
    private static readonly string[] Secrets = ["731846", "731,846", "CHF", "vault-of-costs", "2099-12-31", "Our word on q1_costs"];

    [Fact, Trait("Category", "Threat")]
    public async Task Prices_are_unreadable_before_the_technical_scores_are_locked_through_page_API_file_search_trail_and_mail()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@vault.example");
        using var second = await SponsorClient.SignInAsync(app.Host, "Udo Kern", "udo@vault.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), EnvelopeRule.Separate, manager, second);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var plan = await UploadAsync(alder, room, "plan-of-work.txt");
        var prices = await UploadAsync(alder, room, "vault-of-costs.txt");
        await OfferTests.SaveAsync(alder, room, 0, await OfferTests.CompleteAsync(app, id, ("labor", "731846"), ("total_price", "732746"), ("currency", "CHF")));
        await OfferTests.PostAsync(alder, $"{room}/submission", new { uploadIds = new[] { plan }, priceUploadIds = new[] { prices }, draftNumber = 1, requestId = "request-vault" }, HttpStatusCode.OK);
        await SubmissionTests.VerifiedAsync(alder, room, 1);
        await AssertHiddenAsync(id, prices, manager, second);
        Assert.Contains("/problems/sealed", await TextAsync(manager, $"api/selections/{id}/prices"), StringComparison.Ordinal);

        await CloseAsync(id);
        await AssertHiddenAsync(id, prices, manager, second);
        foreach (var person in (SponsorClient[])[manager, second]) await OfferTests.PostAsync(person, $"api/selections/{id}/opening", new { confirm = true }, HttpStatusCode.OK);
        var technical = await TextAsync(second, $"api/selections/{id}/proposals/alder");
        Assert.Contains("Our word on team.", technical, StringComparison.Ordinal);
        Assert.Contains("\"priceIsSealed\":true", technical, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await second.PostAsync($"api/selections/{id}/proposals/alder/files/{plan}/reading")).StatusCode);
        await AssertHiddenAsync(id, prices, manager, second);

        Assert.Contains("/problems/price-sealed", await TextAsync(manager, $"api/selections/{id}/prices"), StringComparison.Ordinal);
        Assert.Equal("/problems/price-sealed", (await OfferTests.PostAsync(manager, $"api/selections/{id}/price-opening", new { confirm = true }, HttpStatusCode.Conflict))["type"]!.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await second.PostAsync($"api/selections/{id}/technical-scores/lock", new { reason = "I would like to see them." })).StatusCode);
        await OfferTests.PostAsync(manager, $"api/selections/{id}/technical-scores/lock", new { reason = "Everybody has scored." }, HttpStatusCode.OK);
        await OfferTests.PostAsync(second, $"api/selections/{id}/price-opening", new { confirm = true }, HttpStatusCode.OK);
        await OfferTests.PostAsync(second, $"api/selections/{id}/price-opening", new { confirm = true }, HttpStatusCode.OK);
        await AssertHiddenAsync(id, prices, manager, second);
        await OfferTests.PostAsync(manager, $"api/selections/{id}/price-opening", new { confirm = true }, HttpStatusCode.OK);

        var open = await TextAsync(second, $"api/selections/{id}/proposals/alder");
        Assert.Contains("\"totalPrice\":732746", open, StringComparison.Ordinal);
        Assert.Contains("\"totalPrice\":732746", await TextAsync(second, $"api/selections/{id}/prices"), StringComparison.Ordinal);
        Assert.Contains("731,846", await TextAsync(second, $"selections/{id}/prices"), StringComparison.Ordinal);
        Assert.Contains("labor,Labor,731846", await TextAsync(second, $"selections/{id}/prices?table=prices&format=csv"), StringComparison.Ordinal);
        Assert.Contains("vault-of-costs.txt", await TextAsync(second, $"selections/{id}/proposals/alder"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await second.PostAsync($"api/selections/{id}/proposals/alder/files/{prices}/reading")).StatusCode);
        var trail = await app.Host.Services.GetRequiredService<SelectionStore>().TrailAsync(id);
        var opened = Assert.Single(trail, e => e.Note.Action == "proposal.price_opened");
        Assert.Equal(("proposal|alder|001", manager.Person.Id), (opened.Note.Subject, opened.Actor));
        // The anchor, and the hash over the files.
        Assert.Matches("^[0-9a-f]{64}, files sha-256 [0-9a-f]{64}$", opened.Note.New);
        Assert.Contains("alder", (await TextAsync(second, $"selections/{id}/opening-record?table=opened-prices&format=csv")).ToLowerInvariant(), StringComparison.Ordinal);
    }

    private async Task AssertHiddenAsync(string id, string priceFile, params SponsorClient[] people)
    {
        foreach (var person in people)
        {
            foreach (var path in (string[])[
                $"selections/{id}", $"selections/{id}/rfp", $"selections/{id}/proposals/alder", $"selections/{id}/scores/alder", $"selections/{id}/scorecard", $"selections/{id}/prices", $"selections/{id}/prices?table=prices&format=csv", $"selections/{id}/trail",
                $"selections/{id}/opening-record", $"selections/{id}/opening-record?table=opened-proposals&format=csv", $"selections/{id}/opening-record?table=opened-prices&format=csv",
                $"api/selections/{id}", $"api/selections/{id}/proposals/alder", $"api/selections/{id}/scores/alder", $"api/selections/{id}/scorecard", $"api/selections/{id}/prices", $"api/selections/{id}/trail", "api/tasks",
                "api/search?q=vault-of-costs", "api/search?q=731846", "search?q=alder"])
            {
                // The proof in a form is random letters, and three of them are soon a currency.
                var text = Proof().Replace(await TextAsync(person, path), "");
                // What a search page repeats is what was asked for.
                foreach (var secret in Secrets.Where(s => !path.Contains(s, StringComparison.Ordinal))) Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{path} says {secret}.");
            }

            Assert.NotEqual(HttpStatusCode.OK, (await person.PostAsync($"api/selections/{id}/proposals/alder/files/{priceFile}/reading")).StatusCode);
        }

        // The sponsor's partition as a whole: state, seals, trail, outbox.
        await foreach (var row in app.Host.Services.GetRequiredService<StorageClients>().Table(TableNames.Selections).QueryAsync<TableEntity>(e => e.PartitionKey == id))
        {
            var text = string.Join(' ', row.Select(p => p.Value));
            foreach (var secret in Secrets) Assert.False(text.Contains(secret, StringComparison.Ordinal), $"Row {row.RowKey} holds {secret}.");
        }
    }

    private static async Task<string> TextAsync(SponsorClient person, string path) => await (await person.GetAsync(path)).Content.ReadAsStringAsync();

    private static async Task<string> UploadAsync(SponsorClient client, string room, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        var permission = await OfferTests.PostAsync(client, $"{room}/uploads", new { fileName = name, length = bytes.Length }, HttpStatusCode.OK);
        await BlobUpload.PutAsync(new Uri(permission["address"]!.ToString()), bytes);
        return permission["uploadId"]!.ToString();
    }

    private async Task CloseAsync(string id)
    {
        var services = app.Host.Services;
        var verdict = await services.GetRequiredService<Desk>().DecideAsync(id, Actor.System, services.GetRequiredService<DurableTaskClient>(), (selection, now) =>
            RfpUpkeep.Due(selection.After(new Change().Put(selection.State with { RfpDeadline = now.AddMinutes(-2) })), "1", now));
        Assert.Equal(Stage.Opening, verdict.Selection!.State.Stage);
    }

    [GeneratedRegex(@"name=""__RequestVerificationToken""[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Proof();
}
