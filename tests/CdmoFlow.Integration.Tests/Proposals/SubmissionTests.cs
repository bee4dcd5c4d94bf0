using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CdmoFlow.Functions.Proposals;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

[Collection(AppTests.Name)]
public class SubmissionTests(AppFixture app)
{
    private static readonly TimeSpan InTime = TimeSpan.FromDays(400);

    [Fact]
    public async Task A_submission_is_sealed_as_it_was_submitted_replaced_by_a_later_one_and_read_after_the_opening_alone()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@sealed.example");
        using var second = await SponsorClient.SignInAsync(app.Host, "Udo Kern", "udo@sealed.example");
        var id = await OpenRfp.StartAsync(app.Host, InTime, manager, second);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        using var birch = await SponsorClient.EnterRoomAsync(app.Host, id, "birch");
        var room = $"api/rooms/{id}/alder";
        Assert.Contains("NOT SUBMITTED", await (await alder.GetAsync($"rooms/{id}/alder")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var (upload, address) = await UploadAsync(alder, room, "first offer");
        await SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-one");
        await BlobUpload.PutAsync(address, Encoding.UTF8.GetBytes("changed after the submission"));
        var file = (await VerifiedAsync(alder, room, 1))["files"]![0]!;
        Assert.Equal(Hash("first offer"), file["sha256"]!.ToString());

        Assert.Equal(1, (await SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-one"))["version"]!.GetValue<int>());
        var (better, _) = await UploadAsync(alder, room, "better offer");
        Assert.Equal(2, (await SubmitAsync(alder, room, better, HttpStatusCode.OK, "request-two"))["version"]!.GetValue<int>());
        var current = (await VerifiedAsync(alder, room, 2))["files"]![0]!;
        Assert.Contains("receipt", await (await alder.GetAsync($"rooms/{id}/alder/receipts/2")).Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("%PDF"u8.ToArray(), (await (await alder.GetAsync($"{room}/receipts/2/pdf")).Content.ReadAsByteArrayAsync())[..4]);
        var table = $"rooms/{id}/alder/receipts/2?table=files&format=csv";
        Assert.Contains(Hash("better offer"), await (await alder.GetAsync(table)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var other in (SponsorClient[])[birch, manager]) Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(table)).StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await birch.PostAsync($"{room}/files/{file["id"]}/reading")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await birch.GetAsync(room)).StatusCode);
        Assert.DoesNotContain("alder", await (await birch.GetAsync($"rooms/{id}/birch")).Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        var reading = $"api/selections/{id}/proposals/alder/files/{current["id"]}/reading";
        Assert.Contains("/problems/sealed", await (await manager.PostAsync(reading)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await manager.GetAsync($"api/selections/{id}/proposals/alder")).StatusCode);
        var seen = await (await manager.GetAsync($"api/selections/{id}")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("offer.txt", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("1250000", seen, StringComparison.Ordinal);

        await CloseAsync(id);
        await SubmitAsync(alder, room, better, HttpStatusCode.Conflict, "request-three");
        Assert.Equal(HttpStatusCode.OK, (await manager.PostAsync($"api/selections/{id}/opening", new { confirm = true })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await second.GetAsync($"api/selections/{id}/proposals/alder")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second.PostAsync($"api/selections/{id}/opening", new { confirm = true })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync($"selections/{id}/proposals/alder")).StatusCode);
        var link = (await SponsorClient.BodyAsync(await second.PostAsync(reading)))["address"]!.ToString();
        using var storage = new HttpClient();
        Assert.Equal("better offer", await storage.GetStringAsync(new Uri(link)));
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync($"api/selections/{id}/proposals/alder")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await alder.PostAsync($"{room}/files/{current["id"]}/reading")).StatusCode);
        var trail = await app.Host.Services.GetRequiredService<SelectionStore>().TrailAsync(id);
        var content = Assert.Single(trail, e => e.Note.Action == "proposal.read");
        Assert.Equal((second.Person.Id, "proposal|alder|002"), (content.Actor, content.Note.Subject));
        Assert.Equal(alder.Person.Id, Assert.Single(trail, e => e.Note.Action == "proposal.own_file_read").Actor);
    }

    [Fact]
    public async Task One_second_late_is_refused_with_the_deadline_and_so_is_the_upload()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@sealed.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromSeconds(-1), manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var answer = await SubmitAsync(alder, $"api/rooms/{id}/alder", "anything", HttpStatusCode.Conflict, "request-late");
        Assert.Equal("/problems/too-late", answer["type"]!.ToString());
        Assert.Contains("The deadline was", answer["detail"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await alder.PostAsync($"api/rooms/{id}/alder/uploads", new { fileName = "offer.pdf", length = 10 })).StatusCode);
    }

    [Fact]
    public async Task What_was_only_announced_cannot_be_submitted_and_what_was_submitted_can_be_withdrawn()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@sealed.example");
        var id = await OpenRfp.StartAsync(app.Host, InTime, manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var announced = await SponsorClient.BodyAsync(await alder.PostAsync($"{room}/uploads", new { fileName = "offer.pdf", length = 10 }));
        Assert.Equal("/problems/upload-unfinished", (await SubmitAsync(alder, room, announced["uploadId"]!.ToString(), HttpStatusCode.Conflict, "request-zero"))["type"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await alder.PostAsync($"{room}/uploads/{announced["uploadId"]}/renewal")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await alder.PostAsync($"{room}/uploads", new { fileName = "offer.pdf", length = UploadRules.LargestFile + 1 })).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await alder.PostAsync($"{room}/uploads/{announced["uploadId"]}/removal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await alder.PostAsync($"{room}/uploads/{announced["uploadId"]}/removal")).StatusCode);

        var (upload, _) = await UploadAsync(alder, room, "an offer");
        await SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-four");
        Assert.Equal(HttpStatusCode.Conflict, (await alder.PostAsync($"{room}/uploads/{upload}/removal")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await alder.PostAsync($"{room}/withdrawal", new { reason = "The vials cost more." })).StatusCode);
        Assert.Equal("The vials cost more.", Assert.Single(await app.Host.Services.GetRequiredService<RoomStore>().WithdrawalsAsync(id, "alder")).Reason);
        Assert.All(await app.Host.Services.GetRequiredService<SelectionStore>().TrailAsync(id), e => Assert.Null(e.Note.Reason));
        Assert.False((await SponsorClient.BodyAsync(await alder.GetAsync(room)))["submitted"]!.GetValue<bool>());
    }

    [Fact, Trait("Category", "Threat")]
    public async Task Submit_at_T_minus_1_s_counts_however_long_its_files_take_to_pin()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@sealed.example");
        var id = await OpenRfp.StartAsync(app.Host, InTime, manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var (upload, _) = await UploadAsync(alder, $"api/rooms/{id}/alder", "an offer");
        // It came ten seconds ago, and five seconds later the deadline passed.
        var arrived = app.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddSeconds(-10);
        await MoveDeadlineAsync(id, arrived.AddSeconds(5));
        var actor = new Actor(alder.Person.Id, "cdmo") { CdmoId = "alder" };
        var input = new SubmissionInput([upload], 1_250_000, "EUR", null, new(2099, 12, 31), null, "request-slow");
        var (seal, refusal) = await app.Host.Services.GetRequiredService<RoomDesk>().SubmitAsync(id, "alder", input, actor, app.Host.Services.GetRequiredService<DurableTaskClient>(), arrived);
        Assert.Null(refusal);
        Assert.Equal(arrived, seal!.SubmittedAt);
    }

    [Fact]
    public async Task A_withdrawal_in_the_last_second_counts_however_long_it_takes_and_one_a_second_later_does_not()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@sealed.example");
        var id = await OpenRfp.StartAsync(app.Host, InTime, manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var (upload, _) = await UploadAsync(alder, $"api/rooms/{id}/alder", "an offer");
        await SubmitAsync(alder, $"api/rooms/{id}/alder", upload, HttpStatusCode.OK, "request-withdrawn");
        var arrived = app.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddSeconds(-10);
        await MoveDeadlineAsync(id, arrived.AddSeconds(5));
        var actor = new Actor(alder.Person.Id, "cdmo") { CdmoId = "alder" };
        var (desk, client) = (app.Host.Services.GetRequiredService<RoomDesk>(), app.Host.Services.GetRequiredService<DurableTaskClient>());
        Assert.Equal("too-late", (await desk.WithdrawAsync(id, "alder", new WithdrawProposalInput(null), actor, client, arrived.AddSeconds(6)))!.Type);
        Assert.Null(await desk.WithdrawAsync(id, "alder", new WithdrawProposalInput("A mistake."), actor, client, arrived.AddSeconds(4)));
        Assert.Equal(ProposalState.Withdrawn, Assert.Single((await app.Host.Services.GetRequiredService<SelectionStore>().LoadAsync(id))!.Selection.Proposals).State);
    }

    [Fact, Trait("Category", "Threat")]
    public async Task A_replayed_POST_submits_once_and_with_other_content_it_is_another_version()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@sealed.example");
        var id = await OpenRfp.StartAsync(app.Host, InTime, manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var (upload, _) = await UploadAsync(alder, room, "an offer");
        var first = await SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-again");
        Assert.Equal(first["anchor"]!.ToString(), (await SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-again"))["anchor"]!.ToString());
        var corrected = await SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-again", price: 990_000);
        Assert.Equal(2, corrected["version"]!.GetValue<int>());
        Assert.NotEqual(first["anchor"]!.ToString(), corrected["anchor"]!.ToString());
    }

    // The deadline passes: the rule that the timer would apply, on a deadline put into the past.
    private async Task CloseAsync(string id)
    {
        var store = app.Host.Services.GetRequiredService<SelectionStore>();
        var now = app.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await MoveDeadlineAsync(id, now.AddMinutes(-2));
        var loaded = (await store.LoadAsync(id))!;
        Assert.NotNull(await store.CommitAsync(loaded, RfpUpkeep.Due(loaded.Selection, "1", now), Actor.System, now));
    }

    private async Task MoveDeadlineAsync(string id, DateTimeOffset deadline)
    {
        var desk = app.Host.Services.GetRequiredService<Desk>();
        var client = app.Host.Services.GetRequiredService<DurableTaskClient>();
        var moved = await desk.DecideAsync(id, Actor.System, client, (selection, _) => new Change().Put(selection.State with { RfpDeadline = deadline }).Note("test.deadline_moved", id));
        Assert.Null(moved.Refusal);
    }

    internal static async Task<(string Id, Uri Address)> UploadAsync(SponsorClient client, string room, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var permission = await SponsorClient.BodyAsync(await client.PostAsync($"{room}/uploads", new { fileName = "offer.txt", length = bytes.Length }));
        var address = new Uri(permission["address"]!.ToString());
        await BlobUpload.PutAsync(address, bytes);
        return (permission["uploadId"]!.ToString(), address);
    }

    internal static async Task<JsonNode> SubmitAsync(SponsorClient client, string room, string upload, HttpStatusCode expected, string requestId, decimal price = 1_250_000)
    {
        var answer = await client.PostAsync($"{room}/submission", new { uploadIds = new[] { upload }, totalPrice = price, currency = "EUR", validUntil = "2099-12-31", requestId });
        var body = await SponsorClient.BodyAsync(answer);
        Assert.True(answer.StatusCode == expected, body.ToJsonString());
        return body;
    }

    internal static async Task<JsonNode> VerifiedAsync(SponsorClient client, string room, int version)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var versions = (await SponsorClient.BodyAsync(await client.GetAsync(room)))["versions"]!.AsArray();
            if (versions.FirstOrDefault(v => v!["version"]!.GetValue<int>() == version && v["filesVerified"]!.GetValue<bool>()) is { } found) return found;
            await Task.Delay(100);
        }

        throw new TimeoutException("The files were not verified.");
    }

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
