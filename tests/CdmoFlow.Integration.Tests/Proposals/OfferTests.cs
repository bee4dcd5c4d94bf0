using System.Net;
using System.Text.Json.Nodes;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>The structured part of a proposal over HTTP: draft, price sheet, submission.</summary>
[Collection(AppTests.Name)]
public class OfferTests(AppFixture app)
{
    private static readonly TimeSpan InTime = TimeSpan.FromDays(400);

    [Fact]
    public async Task A_draft_is_saved_without_a_trace_and_a_colleague_sees_what_changed()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@offers.example");
        var id = await OpenRfp.StartAsync(app.Host, InTime, manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        using var birch = await SponsorClient.EnterRoomAsync(app.Host, id, "birch");
        var room = $"api/rooms/{id}/alder";
        var rows = (await TrailAsync(id)).Count;
        var first = await SaveAsync(alder, room, 0, ("labor", "half of 5"), ("team", "Nine <b>people</b>"));
        Assert.Equal(1, first["number"]!.GetValue<int>());
        Assert.Equal("fields.labor", first["errors"]![0]!["field"]!.ToString());

        var late = await alder.PostAsync($"{room}/draft", new { number = 0, fields = new { labor = "706543.21" } });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var conflict = await SponsorClient.BodyAsync(late);
        Assert.Equal(["labor", "team"], conflict["conflicts"]!.AsArray().Select(c => c!.ToString()));
        Assert.Equal("half of 5", conflict["fields"]!["labor"]!.ToString());
        var form = await alder.PostFormAsync($"{room}/draft", ("number", "0"), ("fields.labor", "706543.21"));
        Assert.Equal(HttpStatusCode.Conflict, form.StatusCode);
        var page = await form.Content.ReadAsStringAsync();
        Assert.Contains("value=\"706543.21\"", page, StringComparison.Ordinal);
        Assert.Contains("half of 5", page, StringComparison.Ordinal);
        Assert.Contains("name=\"number\" value=\"1\"", page, StringComparison.Ordinal);
        Assert.Equal(2, (await SaveAsync(alder, room, 1, ("labor", "706543.21")))["number"]!.GetValue<int>());

        var offer = await (await alder.GetAsync($"rooms/{id}/alder/offer")).Content.ReadAsStringAsync();
        Assert.Contains("DRAFT, NOT SUBMITTED", offer, StringComparison.Ordinal);
        Assert.Contains("DRAFT, NOT SUBMITTED", await (await alder.GetAsync($"rooms/{id}/alder")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(rows, (await TrailAsync(id)).Count);
        Assert.DoesNotContain("706543.21", await (await manager.GetAsync($"api/selections/{id}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var stranger in (SponsorClient[])[birch, manager])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"{room}/draft")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"{room}/price-sheet")).StatusCode);
        }

        Assert.DoesNotContain("alder", await (await birch.GetAsync($"rooms/{id}/birch/offer")).Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact, Trait("Category", "Threat")]
    public async Task A_replayed_submission_of_the_draft_counts_once_and_a_draft_that_moved_on_is_not_submitted_unseen()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@offers.example");
        var id = await OpenRfp.StartAsync(app.Host, InTime, manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var (upload, _) = await SubmissionTests.UploadAsync(alder, room, "a plan");
        await SaveAsync(alder, room, 0, await CompleteAsync(id, ("storage", "")));
        object Body(int draft, bool? acceptGaps) => new { uploadIds = new[] { upload }, draftNumber = draft, acceptGaps, requestId = "request-replayed" };
        Assert.Equal("/problems/draft-changed", (await PostAsync(alder, $"{room}/submission", Body(7, null), HttpStatusCode.Conflict))["type"]!.ToString());
        var gaps = await PostAsync(alder, $"{room}/submission", Body(1, null), HttpStatusCode.BadRequest);
        Assert.Contains("storage. An empty line counts as missing, not as zero", gaps["detail"]!.ToString(), StringComparison.Ordinal);

        var replays = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostAsync(alder, $"{room}/submission", Body(1, true), HttpStatusCode.OK)));
        Assert.Single(replays.Select(r => (r["version"]!.ToString(), r["anchor"]!.ToString())).Distinct());
        Assert.Single(await SealsAsync(id));
        Assert.True((await SponsorClient.BodyAsync(await alder.GetAsync($"{room}/draft")))["isSubmitted"]!.GetValue<bool>());
        Assert.Contains("SUBMITTED.", await (await alder.GetAsync($"rooms/{id}/alder/offer")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await SaveAsync(alder, room, 1, await CompleteAsync(id));
        Assert.Contains("DRAFT WITH CHANGES THAT ARE NOT SUBMITTED", await (await alder.GetAsync($"rooms/{id}/alder")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // The replay of a request that counted is that request, whatever became of the draft.
        Assert.Equal("1", (await PostAsync(alder, $"{room}/submission", Body(1, true), HttpStatusCode.OK))["version"]!.ToString());
    }

    [Fact, Trait("Category", "Threat")]
    public async Task Two_colleagues_who_submit_at_once_leave_exactly_one_version_that_counts()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@offers.example");
        var id = await OpenRfp.StartAsync(app.Host, InTime, manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var (upload, _) = await SubmissionTests.UploadAsync(alder, room, "a plan");
        await Task.WhenAll(Enumerable.Range(1, 5).Select(i => SubmissionTests.SubmitAsync(alder, room, upload, HttpStatusCode.OK, $"colleague-{i}", price: 1_000_000 + i)));
        var seals = await SealsAsync(id);
        Assert.Equal([1, 2, 3, 4, 5], seals.Select(s => s.Version));
        Assert.Equal(5, Assert.Single(seals, s => s.Counts).Version);
        Assert.Equal(5, (await TrailAsync(id)).Count(e => e.Note.Action == "proposal.submitted"));
    }

    [Fact]
    public async Task The_price_sheet_goes_down_and_up_and_a_wrong_cell_is_named()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@offers.example");
        var id = await OpenRfp.StartAsync(app.Host, InTime, manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        await SaveAsync(alder, room, 0, ("team", "Nine people"), ("labor", "640"));
        var down = await alder.GetAsync($"{room}/price-sheet");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", down.Content.Headers.ContentType!.MediaType);
        using var sheet = new MemoryStream(await down.Content.ReadAsByteArrayAsync());
        var cells = Workbook.Read(sheet)!.ToDictionary(c => c.Address, StringComparer.Ordinal);
        var (labor, shipping) = (PriceSheet.Address('C', "labor"), PriceSheet.Address('C', "shipping"));
        Assert.Equal("640", cells[labor].Text);

        byte[] With(params SheetCell[] changed)
        {
            var all = cells.ToDictionary(StringComparer.Ordinal);
            foreach (var cell in changed) all[cell.Address] = cell;
            return Workbook.Write(PriceSheet.Name, [.. all.Values], [10]);
        }

        var wrong = await alder.PostFileAsync($"{room}/price-sheet", "sheet", With(new SheetCell(labor, CellKind.Text, "about 640")), ("number", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains(labor, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var stale = await alder.PostFileAsync($"{room}/price-sheet", "sheet", With(new SheetCell(labor, CellKind.Number, "800")), ("number", "0"));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await alder.PostFileAsync($"{room}/price-sheet", "sheet", "no sheet"u8.ToArray(), ("number", "1"))).StatusCode);
        var taken = await alder.PostFileAsync($"{room}/price-sheet", "sheet", With(new(labor, CellKind.Number, "800"), new(shipping, CellKind.Number, "0")), ("number", "1"));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        var fields = (await SponsorClient.BodyAsync(await alder.GetAsync($"{room}/draft")))["fields"]!.AsObject();
        Assert.Equal(("800", "0", "Nine people"), (fields["labor"]!.ToString(), fields["shipping"]!.ToString(), fields["team"]!.ToString()));
        Assert.False(fields.ContainsKey("storage"));
    }

    /// <summary>Every demanded field, ten cost lines of 100 each; what is given instead of it.</summary>
    internal static async Task<(string Key, string Value)[]> CompleteAsync(AppFixture app, string id, params (string Key, string Value)[] instead)
    {
        var state = (await app.Host.Services.GetRequiredService<SelectionStore>().PeekAsync(id))!;
        return [.. OfferFields.Of(state.Brief).Where(f => f.Demanded).Select(f => (f.Key, instead.Any(i => i.Key == f.Key) ? instead.First(i => i.Key == f.Key).Value : f.Key switch
        {
            "total_price" => "1000",
            "currency" => "EUR",
            "pricing_model" => "milestone",
            "valid_until" => "2099-12-31",
            "earliest_slot" => "2098-02-01",
            _ => f.Kind switch { OfferKind.Amount => "100", OfferKind.Percent => "8", _ => $"Our word on {f.Key}." },
        }))];
    }

    internal static async Task<JsonNode> SaveAsync(SponsorClient client, string room, int number, params (string Key, string Value)[] fields) =>
        await PostAsync(client, $"{room}/draft", new { number, fields = fields.ToDictionary(f => f.Key, f => f.Value) }, HttpStatusCode.OK);

    internal static async Task<JsonNode> PostAsync(SponsorClient client, string path, object body, HttpStatusCode expected)
    {
        var answer = await client.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private Task<(string Key, string Value)[]> CompleteAsync(string id, params (string Key, string Value)[] instead) => CompleteAsync(app, id, instead);

    private async Task<IReadOnlyList<CdmoFlow.Records.TrailEntry>> TrailAsync(string id) => await app.Host.Services.GetRequiredService<SelectionStore>().TrailAsync(id);

    private async Task<IReadOnlyList<CdmoFlow.Proposals.ProposalSeal>> SealsAsync(string id) => (await app.Host.Services.GetRequiredService<SelectionStore>().LoadAsync(id))!.Selection.Proposals;
}
