using System.Text;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Rfp.Confidentiality;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Rfp;

/// <summary>The text of the agreement over HTTP: it lies in the room before anything of the RFP, and what the CDMO hands in there goes through the sponsor's hands.</summary>
[Collection(SelectionTests.Name)]
public class CdaTextTests(SelectionSite site)
{
    private static readonly byte[] Ours = Encoding.ASCII.GetBytes("%PDF-1.4 our standard agreement");
    private static readonly byte[] Redline = Encoding.ASCII.GetBytes("%PDF-1.4 the same with changes");
    private static readonly byte[] Signed = Encoding.ASCII.GetBytes("%PDF-1.4 the same with a signature");
    // A Word document with a password.
    private static readonly byte[] Locked = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")];
    private static readonly byte[] Eicar = Encoding.ASCII.GetBytes(string.Join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-", "TEST-FILE!$H+H*"));

    [Fact]
    public async Task The_standard_text_lies_in_every_room_and_a_signed_copy_from_there_executes_the_agreement()
    {
        using var journey = await site.BeginAsync();
        await journey.Quality.RefusedAsync(journey.Id, "cda-standard", new { }, 403);
        await journey.Manager.StepAsync(journey.Id, "cda-standard", new { uploadId = await UploadAsync(journey, Ours) });
        var seen = await journey.ToAsync(Stage.Cda);
        var (cdmo, stranger) = (seen.Cdas[0].CdmoId, seen.Cdas[1].CdmoId);
        var (room, other) = (await journey.RoomAsync(cdmo), await journey.RoomAsync(stranger));
        var asked = (await journey.MailsAsync(room.Contact.Email, "before a request for proposal"))[^1];
        Assert.Contains("Its text lies in your room", asked.Text, StringComparison.Ordinal);

        // It is read on record, by its own CDMO alone, before anything of the RFP is there.
        var text = seen.Cdas[0].TextDocumentId!;
        Assert.Equal(Ours, await ReadAsync(room, journey.Id, text));
        (await other.Browser.TryPostAsync($"api/selections/{journey.Id}/documents/{text}/reading")).Expect(403);
        var page = await PageAsync(journey, room);
        Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain(journey.Program, page, StringComparison.Ordinal);
        var trail = await journey.Manager.Browser.GetAsync<TrailAnswer>($"api/selections/{journey.Id}/trail");
        Assert.Contains(trail.Entries, e => e.Note.Action == "document.read" && e.Note.Subject == $"document|{text}");

        // A redline is a round once it is accepted.
        var first = await HandInAsync(room, "redline", Redline);
        await room.StepAsync("cda-texts", first);
        await DemoSite.UntilAsync("the manager was told", async () => (await journey.MailsAsync()).FirstOrDefault(m => m.Subject.Contains("handed in its changes to the text", StringComparison.Ordinal)));
        Assert.Contains("Decide on what", (await journey.Manager.Browser.GetAsync("tasks", asPage: true)).Body, StringComparison.Ordinal);
        Assert.Equal((CdaState.Sent, 1), ((await CdaAsync(journey, cdmo)).State, (await HandInsAsync(journey, cdmo)).Count));
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/hand-ins/1", new { decision = "accept" });
        Assert.Equal((CdaState.InRedline, CdaSide.Sponsor), ((await CdaAsync(journey, cdmo)).State, (await CdaAsync(journey, cdmo)).Ball));

        // A signed copy without its signatory is named, one that is sent back can be handed in again.
        var today = DateOnly.FromDateTime((await site.Site.Time.NowAsync()).UtcDateTime);
        var bare = await AnnounceAsync(room, Signed);
        await room.RefusedAsync("cda-texts", new { kind = "signed_copy", uploadId = bare }, 400);
        await room.StepAsync("cda-texts", new { kind = "signed_copy", uploadId = bare, name = "Ann Ahl", function = "Managing director", signedOn = today });
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/hand-ins/2", new { decision = "send_back", reason = "Page three of the scan is missing." });
        await room.MailAsync("has been sent back");
        Assert.Contains("Page three of the scan is missing.", await PageAsync(journey, room), StringComparison.Ordinal);
        await room.StepAsync("cda-texts", new { kind = "signed_copy", uploadId = await AnnounceAsync(room, Signed), name = "Ann Ahl", function = "Managing director", signedOn = today });
        foreach (var path in (string[])[$"cdas/{cdmo}", "cdas"]) Assert.Contains("Executed", (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/{path}", asPage: true)).Expect(200).Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(journey.Program, await PageAsync(journey, room), StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/hand-ins/3", new { decision = "accept", sponsorName = "Ada Lind", sponsorFunction = "Head of CMC", sponsorSignedOn = today });
        var cda = await CdaAsync(journey, cdmo);
        Assert.Equal((CdaState.Executed, "Ada Lind, Head of CMC; Ann Ahl, Managing director"), (cda.State, cda.Signatories));
        Assert.Equal(Signed, await ReadAsync(room, journey.Id, cda.CopyDocumentId!));
        (await other.Browser.TryPostAsync($"api/selections/{journey.Id}/documents/{cda.CopyDocumentId}/reading")).Expect(403);
        Assert.Contains(journey.Program, await PageAsync(journey, room), StringComparison.Ordinal);
        await journey.CancelAsync();
    }

    [Fact, Trait("Category", "Threat")]
    public async Task What_the_checks_refuse_is_never_handed_in_and_what_they_cannot_see_waits_for_a_release()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.Cda);
        var (cdmo, stranger) = (seen.Cdas[0].CdmoId, seen.Cdas[1].CdmoId);
        var (room, other) = (await journey.RoomAsync(cdmo), await journey.RoomAsync(stranger));
        Assert.Contains("outside of this room", await PageAsync(journey, room), StringComparison.Ordinal);
        await room.RefusedAsync("cda-uploads", new { fileName = "cda.exe", length = 10 }, 400);
        await room.RefusedAsync("cda-uploads", new { fileName = "cda.pdf", length = 20_000_001 }, 400);
        (await other.Browser.TryPostAsync(room.Room("cda-uploads"), new { fileName = "cda.pdf", length = 10 })).Expect(403);

        await room.RefusedAsync("cda-texts", new { kind = "redline", uploadId = await AnnounceAsync(room, Eicar) }, 400);
        await room.RefusedAsync("cda-texts", new { kind = "redline", uploadId = await AnnounceAsync(room, [(byte)'M', (byte)'Z', 0, 0, 1, 2]) }, 400);
        // An upload that was announced in another room is none of this one, and one that has another length is incomplete.
        await room.RefusedAsync("cda-texts", new { kind = "redline", uploadId = await AnnounceAsync(other, Redline) }, 400);
        await room.RefusedAsync("cda-texts", new { kind = "redline", uploadId = await AnnounceAsync(room, Redline, Redline.Length + 1) }, 400);
        Assert.Empty(await HandInsAsync(journey, cdmo));

        await room.StepAsync("cda-texts", new { kind = "redline", uploadId = await AnnounceAsync(room, Locked) });
        var held = Assert.Single(await HandInsAsync(journey, cdmo));
        Assert.Equal((CdaHandInState.Waiting, null), (held.State, held.DocumentId));
        (await journey.Manager.Browser.TryPostAsync($"api/selections/{journey.Id}/documents/cda-{cdmo}_in-1/reading")).Expect(404);
        await journey.Manager.RefusedAsync(journey.Id, $"cdas/{cdmo}/hand-ins/1", new { decision = "accept" }, 409);
        await journey.Quality.RefusedAsync(journey.Id, $"cdas/{cdmo}/hand-ins/1/release", new { reason = "I would like to read it." }, 403);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/hand-ins/1/release", new { reason = "The password came by telephone." });
        Assert.Equal($"cda-{cdmo}_in-1", Assert.Single(await HandInsAsync(journey, cdmo)).DocumentId);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{cdmo}/hand-ins/1", new { decision = "accept" });
        Assert.Equal(CdaState.InRedline, (await CdaAsync(journey, cdmo)).State);

        // Of the sponsor's own texts one that nobody can look into takes a reason, too; one of its own reaches that CDMO alone.
        var locked = await UploadAsync(journey, Locked);
        await journey.Manager.RefusedAsync(journey.Id, $"cdas/{stranger}/sending", new { template = "ours", text = "upload", uploadId = locked }, 400);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{stranger}/sending", new { template = "ours", text = "upload", uploadId = locked, releaseReason = "We locked this file ourselves." });
        var text = (await CdaAsync(journey, stranger)).TextDocumentId!;
        Assert.Equal(Locked, await ReadAsync(other, journey.Id, text));
        (await room.Browser.TryPostAsync($"api/selections/{journey.Id}/documents/{text}/reading")).Expect(403);
        await journey.Manager.StepAsync(journey.Id, $"cdas/{stranger}/sending", new { template = "ours", text = "outside", outside = "Our lawyers have sent it to yours." });
        Assert.Contains("Our lawyers have sent it to yours.", await PageAsync(journey, other), StringComparison.Ordinal);
        Assert.DoesNotContain("Our lawyers have sent it to yours.", await PageAsync(journey, room), StringComparison.Ordinal);
        await journey.CancelAsync();
    }

    private static async Task<string> UploadAsync(Journey journey, byte[] content)
    {
        var upload = await journey.Manager.StepAsync(journey.Id, "cda-uploads", new { fileName = "agreement.pdf", length = content.Length });
        await BlobUpload.PutAsync(new Uri(upload.Text("address")), content);
        return upload.Text("uploadId");
    }

    private static async Task<string> AnnounceAsync(CdmoPerson room, byte[] content, int? length = null)
    {
        var upload = await room.StepAsync("cda-uploads", new { fileName = "agreement.pdf", length = length ?? content.Length });
        await BlobUpload.PutAsync(new Uri(upload.Text("address")), content);
        return upload.Text("uploadId");
    }

    private static async Task<object> HandInAsync(CdmoPerson room, string kind, byte[] content)
    {
        var form = new { kind, uploadId = await AnnounceAsync(room, content), remark = "Term of three years" };
        await room.StepAsync("cda-texts", form);
        return form;
    }

    private static async Task<byte[]> ReadAsync(CdmoPerson room, string selectionId, string documentId)
    {
        var reading = (await room.Browser.PostAsync($"api/selections/{selectionId}/documents/{documentId}/reading")).As<ReadingAnswer>();
        using var http = new HttpClient();
        return await http.GetByteArrayAsync(reading.Address);
    }

    private static async Task<Cda> CdaAsync(Journey journey, string cdmoId) => (await journey.LookAsync()).Cdas.Single(c => c.CdmoId == cdmoId);

    private static Task<IReadOnlyList<CdaHandInAnswer>> HandInsAsync(Journey journey, string cdmoId) =>
        journey.Manager.Browser.GetAsync<IReadOnlyList<CdaHandInAnswer>>($"api/selections/{journey.Id}/cdas/{cdmoId}/hand-ins");

    private static async Task<string> PageAsync(Journey journey, CdmoPerson room) => (await room.Browser.GetAsync($"rooms/{journey.Id}/{room.CdmoId}", asPage: true)).Expect(200).Body;
}
