using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Functions.Records;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Rfp;

/// <summary>Confidentiality agreements over HTTP: negotiated, signed, kept, run out, renewed and used again.</summary>
[Collection(SelectionTests.Name)]
public class CdaTests(SelectionSite site)
{
    private static readonly byte[] Copy = Encoding.ASCII.GetBytes("%PDF-1.4 a signed confidentiality agreement");
    private static readonly string[] Steps = ["sending", "rounds", "signatures", "terms", "copy", "reuse", "renewal", "termination"];

    [Fact]
    public async Task An_agreement_is_negotiated_signed_by_both_sides_and_its_copy_sealed()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.Cda);
        var cdmo = seen.Cdas[0].CdmoId;
        foreach (var step in Steps) await journey.Quality.RefusedAsync(journey.Id, $"cdas/{cdmo}/{step}", new { }, 403);
        await journey.Quality.RefusedAsync(journey.Id, "cda-uploads", new { fileName = "a.pdf", length = 10 }, 403);
        await journey.Manager.RefusedAsync(journey.Id, "cdas/zulu/signatures", new { side = "sponsor" }, 404);
        var room = await journey.RoomAsync(cdmo);
        (await room.Browser.GetAsync($"api/selections/{journey.Id}/cdas")).Expect(403);

        // Nothing confidential is in the room, not even the name of the program.
        var page = await RoomAsync(journey, room);
        Assert.DoesNotContain(journey.Program, page, StringComparison.Ordinal);
        Assert.All((await journey.MailsAsync()).Where(m => m.Subject.Contains("before a request for proposal", StringComparison.Ordinal)), m => Assert.DoesNotContain(journey.Program, m.Text, StringComparison.Ordinal));

        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/rounds", new { from = "cdmo", note = "Term of three years", uploadId = await UploadAsync(journey, "draft.pdf", Copy), round = 0 });
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/rounds", new { from = "cdmo", note = "Term of three years", round = 0 });
        await journey.Manager.RefusedAsync(journey.Id, $"cdas/{cdmo}/copy", new { uploadId = await UploadAsync(journey, "copy.pdf", Copy) }, 409);
        var line = await LineAsync(journey, cdmo);
        Assert.Equal((CdaState.InRedline, CdaSide.Sponsor, 1, false), (line.State, line.Ball, line.Rounds, line.Discloses));
        Assert.Contains("about its confidentiality agreement", (await journey.Manager.Browser.GetAsync("tasks", asPage: true)).Body, StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/terms", new { scope = "this_product", domains = $"{cdmo}.example", survivalYears = 5 });

        var today = DateOnly.FromDateTime((await site.Site.Time.NowAsync()).UtcDateTime);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/signatures", new { side = "sponsor", name = "Ada Lind", function = "Head of CMC", signedOn = today });
        Assert.Contains("your signature is still missing", await RoomAsync(journey, room), StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/signatures", new { side = "cdmo", name = "Ann Ahl", function = "Managing director", signedOn = today });
        Assert.True((await LineAsync(journey, cdmo)).Discloses);

        // What is no PDF, or a program in its place, is not taken; the same copy counts once.
        foreach (var bad in (byte[][])[Encoding.ASCII.GetBytes("not a document at all"), [(byte)'M', (byte)'Z', 0, 0, 1, 2]])
            await journey.Manager.RefusedAsync(journey.Id, $"cdas/{cdmo}/copy", new { uploadId = await UploadAsync(journey, "copy.pdf", bad) }, 400);
        await journey.Manager.RefusedAsync(journey.Id, "cda-uploads", new { fileName = "copy.exe", length = 10 }, 400);
        var upload = await UploadAsync(journey, "copy.pdf", Copy);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/copy", new { uploadId = upload });
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/copy", new { uploadId = upload });
        var cda = (await journey.LookAsync()).Cdas.Single(c => c.CdmoId == cdmo);
        Assert.Equal(CdaFiles.CopyId(cdmo, 1), cda.CopyDocumentId);
        Assert.Equal([$"{cdmo}.example"], cda.CoveredDomains);

        // Both parties read it; it is the very file.
        foreach (var browser in (Browser[])[journey.Manager.Browser, room.Browser])
        {
            var reading = (await browser.PostAsync($"api/selections/{journey.Id}/documents/{cda.CopyDocumentId}/reading")).As<ReadingAnswer>();
            using var http = new HttpClient();
            Assert.Equal(Copy, await http.GetByteArrayAsync(reading.Address));
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Copy)), reading.Sha256);
        }

        var other = await journey.RoomAsync(seen.Cdas[1].CdmoId);
        (await other.Browser.TryPostAsync($"api/selections/{journey.Id}/documents/{cda.CopyDocumentId}/reading")).Expect(403);
        foreach (var path in (string[])["cdas", $"cdas/{cdmo}"])
        {
            Assert.Contains("Executed", (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/{path}", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        }

        await journey.CancelAsync();
        Assert.Empty(await site.RunningAsync(journey.Id));
        await journey.Manager.RefusedAsync(journey.Id, $"cdas/{cdmo}/termination", new { reason = "Ended after the cancellation." }, 409);
    }

    [Fact]
    public async Task One_that_runs_out_closes_the_room_until_it_is_renewed()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var cdmo = seen.Invitations[0].CdmoId;
        var room = await journey.RoomAsync(cdmo);
        var rfp = $"{RfpFiles.Id(1)}-pdf";
        await room.Browser.PostAsync($"api/selections/{journey.Id}/documents/{rfp}/reading");
        var today = DateOnly.FromDateTime((await site.Site.Time.NowAsync()).UtcDateTime);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/renewal", new { expiresOn = today.AddDays(5), reason = "The parties agreed on an end." });
        var manager = await DemoSite.UntilAsync("the end was announced", async () => (await journey.MailsAsync()).FirstOrDefault(m => m.Subject.Contains("the confidentiality agreement with", StringComparison.Ordinal) && m.Subject.Contains("ends on", StringComparison.Ordinal)));
        Assert.NotNull(manager);

        await journey.TravelAsync((await site.Site.Time.NowAsync()).AddDays(7));
        await journey.SeeAsync("the agreement has expired", s => s.Cdas.Single(c => c.CdmoId == cdmo).State == CdaState.Expired);
        await room.MailAsync("is no longer in force");
        var page = await RoomAsync(journey, room);
        Assert.Contains("has run out", page, StringComparison.Ordinal);
        Assert.DoesNotContain(rfp, page, StringComparison.Ordinal);
        Assert.DoesNotContain(journey.Program, page, StringComparison.Ordinal);
        (await room.Browser.TryPostAsync($"api/selections/{journey.Id}/documents/{rfp}/reading")).Expect(409);
        (await room.Browser.GetAsync($"api/rooms/{journey.Id}/{cdmo}/price-sheet")).Expect(409);
        // The form of the proposal names what the RFP asks for: it is closed, and what was written in it is kept.
        var form = (await room.Browser.GetAsync($"rooms/{journey.Id}/{cdmo}/offer", asPage: true)).Expect(200).Body;
        Assert.Contains("has run out", form, StringComparison.Ordinal);
        Assert.DoesNotContain("data-draft", form, StringComparison.Ordinal);
        Assert.DoesNotContain(journey.Program, form, StringComparison.Ordinal);
        Assert.Empty((await room.Browser.GetAsync<CdmoFlow.Functions.Proposals.DraftAnswer>($"api/rooms/{journey.Id}/{cdmo}/draft")).Missing);
        // The others read on, and what this CDMO itself hands in is taken.
        var other = await journey.RoomAsync(seen.Invitations[1].CdmoId);
        await other.Browser.PostAsync($"api/selections/{journey.Id}/documents/{rfp}/reading");
        await journey.SubmitAsync(cdmo);
        Assert.Contains((await journey.LookAsync()).State.NeedsAttention, s => s.Contains("is no longer in force", StringComparison.Ordinal));

        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/renewal", new { expiresOn = today.AddYears(2), reason = "First amendment, signed by both." });
        await room.Browser.PostAsync($"api/selections/{journey.Id}/documents/{rfp}/reading");
        Assert.Contains(journey.Program, await RoomAsync(journey, room), StringComparison.Ordinal);
        Assert.Contains("data-draft", (await room.Browser.GetAsync($"rooms/{journey.Id}/{cdmo}/offer", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        Assert.NotEmpty((await room.Browser.GetAsync<CdmoFlow.Functions.Proposals.DraftAnswer>($"api/rooms/{journey.Id}/{cdmo}/draft")).Missing);
        Assert.DoesNotContain((await journey.LookAsync()).State.NeedsAttention, s => s.Contains("is no longer in force", StringComparison.Ordinal));

        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/termination", new { reason = "Ended by the CDMO in writing." });
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/termination", new { reason = "Ended by the CDMO in writing." });
        (await room.Browser.TryPostAsync($"api/selections/{journey.Id}/documents/{rfp}/reading")).Expect(409);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task A_master_agreement_of_the_same_sponsor_is_used_again_where_it_binds()
    {
        using var first = await site.BeginAsync();
        var seen = await first.ToAsync(Stage.Cda);
        var cdmo = seen.Cdas[0].CdmoId;
        await first.RecordCdaAsync(cdmo, CdaState.Executed);
        using var second = await site.BeginAsync(d => d with { Sponsor = first.Sponsor });
        Assert.Contains((await second.ToAsync(Stage.Cda)).Cdas, c => c.CdmoId == cdmo);
        await second.Manager.RefusedAsync(second.Id, $"cdas/{cdmo}/reuse", new { selectionId = first.Id }, 409);
        await first.Manager.StepAsync(first.Id, $"cdas/{cdmo}/terms", new { scope = "master", domains = $"{cdmo}.example" });
        await DemoSite.UntilAsync("the master agreement is offered", async () =>
            (await second.Manager.Browser.GetAsync($"selections/{second.Id}/cdas/{cdmo}", asPage: true)).Expect(200).Body.Contains($"value=\"{first.Id}\"", StringComparison.Ordinal) ? second : null);
        await second.Manager.RefusedAsync(second.Id, $"cdas/{cdmo}/reuse", new { selectionId = "nowhere" }, 409);
        await second.Manager.StepAsync(second.Id, $"cdas/{cdmo}/reuse", new { selectionId = first.Id });
        await second.Manager.StepAsync(second.Id, $"cdas/{cdmo}/reuse", new { selectionId = first.Id });
        var used = (await second.LookAsync()).Cdas.Single(c => c.CdmoId == cdmo);
        Assert.Equal((CdaState.Existing, first.Id), (used.State, used.ReusedFrom));
        Assert.Equal([$"{cdmo}.example"], used.CoveredDomains);
        await first.CancelAsync();
        await second.CancelAsync();
    }

    private static async Task<string> UploadAsync(Journey journey, string fileName, byte[] content)
    {
        var upload = await journey.Manager.StepAsync(journey.Id, "cda-uploads", new { fileName, length = content.Length });
        await BlobUpload.PutAsync(new Uri(upload.Text("address")), content);
        return upload.Text("uploadId");
    }

    private static async Task<CdaLine> LineAsync(Journey journey, string cdmoId) =>
        (await journey.Manager.Browser.GetAsync<IReadOnlyList<CdaLine>>($"api/selections/{journey.Id}/cdas")).Single(l => l.CdmoId == cdmoId);

    private static async Task<string> RoomAsync(Journey journey, CdmoPerson room) => (await room.Browser.GetAsync($"rooms/{journey.Id}/{room.CdmoId}", asPage: true)).Expect(200).Body;
}
