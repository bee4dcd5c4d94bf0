using System.Net;
using System.Text;
using CdmoFlow.Functions.Proposals.Checks;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals.Checks;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

[Collection(AppTests.Name)]
public class CheckedFilesTests(AppFixture app)
{
    private static readonly byte[] Eicar = Encoding.ASCII.GetBytes(string.Join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-", "TEST-FILE!$H+H*"));

    [Fact]
    public async Task EICAR_is_infected_and_never_readable_and_its_CDMO_replaces_it_after_the_deadline()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@checks.example");
        using var second = await SponsorClient.SignInAsync(app.Host, "Udo Kern", "udo@checks.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager, second);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var bad = await UploadAsync(alder, room, "notes.txt", Eicar);
        await SubmissionTests.SubmitAsync(alder, room, bad, HttpStatusCode.OK, "request-eicar");
        var file = (await SubmissionTests.VerifiedAsync(alder, room, 1))["files"]![0]!;
        Assert.Equal(("infected", "Malware was found (EICAR test file)."), (file["verdict"]!.ToString(), file["reason"]!.ToString()));
        Assert.Equal("/problems/infected", await TypeAsync(await alder.PostAsync($"{room}/files/{bad}/reading")));
        var page = await (await alder.GetAsync($"rooms/{id}/alder")).Content.ReadAsStringAsync();
        Assert.Contains("infected", page, StringComparison.Ordinal);
        Assert.Contains($"files/{bad}/replacement", page, StringComparison.Ordinal);
        var mail = (await app.Host.Services.GetRequiredService<OutboxStore>().ListAsync(id)).Single(m => m.Order.Template == "file_not_accepted");
        Assert.DoesNotContain("notes", System.Text.Json.JsonSerializer.Serialize(mail.Order, CdmoFlow.Records.Json.Options), StringComparison.Ordinal);

        await OpenAsync(id, manager, second);
        var proposal = $"api/selections/{id}/proposals/alder";
        Assert.Equal("/problems/infected", await TypeAsync(await manager.PostAsync($"{proposal}/files/{bad}/reading")));
        Assert.Equal("/problems/never-released", await TypeAsync(await manager.PostAsync($"{proposal}/files/{bad}/release", new { reason = "We open it all the same." })));

        var good = await UploadAsync(alder, room, "notes.txt", "harmless"u8.ToArray());
        await SubmissionTests.SubmitAsync(alder, room, good, HttpStatusCode.Conflict, "request-late");
        var answer = await alder.PostAsync($"{room}/files/{bad}/replacement", new { uploadId = good });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal("clean", (await SubmissionTests.VerifiedAsync(alder, room, 2))["files"]![0]!["verdict"]!.ToString());
        var link = (await SponsorClient.BodyAsync(await second.PostAsync($"{proposal}/files/{good}/reading")))["address"]!.ToString();
        using var storage = new HttpClient();
        Assert.Equal("harmless", await storage.GetStringAsync(new Uri(link)));
        Assert.NotEqual(HttpStatusCode.OK, (await second.PostAsync($"{proposal}/files/{bad}/reading")).StatusCode);
    }

    [Fact]
    public async Task A_zip_with_an_encrypted_entry_is_not_scanned_until_a_project_manager_releases_it_with_a_reason()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@checks.example");
        using var second = await SponsorClient.SignInAsync(app.Host, "Udo Kern", "udo@checks.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager, second);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var zip = await UploadAsync(alder, room, "offer.zip", EncryptedZip());
        await SubmissionTests.SubmitAsync(alder, room, zip, HttpStatusCode.OK, "request-zip");
        Assert.Equal("not_scanned", (await SubmissionTests.VerifiedAsync(alder, room, 1))["files"]![0]!["verdict"]!.ToString());
        var proposal = $"api/selections/{id}/proposals/alder";
        Assert.NotEqual(HttpStatusCode.OK, (await manager.PostAsync($"{proposal}/files/{zip}/release", new { reason = "Before the opening." })).StatusCode);
        await OpenAsync(id, manager, second);
        Assert.Equal("/problems/not-scanned", await TypeAsync(await second.PostAsync($"{proposal}/files/{zip}/reading")));
        Assert.Equal(HttpStatusCode.Forbidden, (await second.PostAsync($"{proposal}/files/{zip}/release", new { reason = "I would like to see it." })).StatusCode);
        Assert.Contains("Release the file", await (await manager.GetAsync($"selections/{id}/proposals/alder")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await manager.PostAsync($"{proposal}/files/{zip}/release", new { reason = "Opened in a sandbox by our IT." })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second.PostAsync($"{proposal}/files/{zip}/reading")).StatusCode);
    }

    [Fact]
    public async Task What_arrived_otherwise_than_announced_is_refused()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@checks.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var upload = await UploadAsync(alder, room, "offer.pdf", "%PDF-1.7 whole"u8.ToArray(), sha256: new string('0', 64));
        await SubmissionTests.SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-hash");
        var file = (await SubmissionTests.VerifiedAsync(alder, room, 1))["files"]![0]!;
        Assert.Equal(("refused", "What arrived differs from the file that was sent."), (file["verdict"]!.ToString(), file["reason"]!.ToString()));
    }

    [Fact]
    public async Task A_sealed_file_runs_once_through_the_scanner_and_an_archive_is_looked_into()
    {
        var clients = app.Host.Services.GetRequiredService<StorageClients>();
        var file = await SealedAsync(clients, "offer.zip", EncryptedZip());
        await using var clamd = FakeClamd.OnTcp(_ => "stream: OK");
        var check = new CheckFile(new SealedFiles(clients), new ClamdScanner(ClamdAddress.Parse(clamd.Address)!, long.MaxValue), TimeProvider.System);
        var done = await check.RunAsync(file);
        Assert.Equal((FileVerdict.NotScanned, FileReason.Encrypted), (done.Finding!.Verdict, done.Finding.Reason));
        Assert.Equal(file.Length, Assert.Single(clamd.Received).Length);

        // It hangs up past its limit; the hash is known all the same.
        await using var small = FakeClamd.OnTcp(_ => "stream: OK", limit: 100_000);
        var large = await SealedAsync(clients, "offer.pdf", [.. "%PDF-1.7"u8, .. new byte[20_000_000]]);
        var limited = await new CheckFile(new SealedFiles(clients), new ClamdScanner(ClamdAddress.Parse(small.Address)!, long.MaxValue), TimeProvider.System).RunAsync(large);
        Assert.Equal((FileVerdict.NotScanned, FileReason.ScannerLimit, 64), (limited.Finding!.Verdict, limited.Finding.Reason, limited.Sha256!.Length));
    }

    [Fact]
    public async Task Defender_is_waited_for_and_its_tag_makes_the_file_clean()
    {
        var clients = app.Host.Services.GetRequiredService<StorageClients>();
        var file = await SealedAsync(clients, "offer.pdf", "%PDF-1.7"u8.ToArray());
        var check = new CheckFile(new SealedFiles(clients), new DefenderScanner(new SealedFiles(clients)), TimeProvider.System);
        var waiting = await check.RunAsync(file);
        Assert.Equal(FileVerdict.Scanning, waiting.Finding!.Verdict);
        await clients.Container(Containers.Sealed).GetBlobClient(file.SealedBlob).SetTagsAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["Malware Scanning scan result"] = "No threats found" });
        Assert.Equal(FileVerdict.Clean, (await check.RunAsync(waiting)).Finding!.Verdict);
    }

    private static async Task<SubmittedFile> SealedAsync(StorageClients clients, string name, byte[] content)
    {
        var blob = Guid.NewGuid().ToString("N");
        await clients.Container(Containers.Sealed).GetBlobClient(blob).UploadAsync(new BinaryData(content));
        return new SubmittedFile { Id = "f1", Name = name, Length = content.Length, ETag = "e", StagingBlob = "b", Snapshot = "s", SealedBlob = blob };
    }

    private static byte[] EncryptedZip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("prices.csv").Open();
            entry.Write("item;price"u8);
        }

        var content = bytes.ToArray();
        // The mark of an encrypted entry, in the directory.
        content[content.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        return content;
    }

    internal static async Task<string> UploadAsync(SponsorClient client, string room, string name, byte[] content, string? sha256 = null)
    {
        var permission = await SponsorClient.BodyAsync(await client.PostAsync($"{room}/uploads", new { fileName = name, length = content.Length }));
        Assert.True(permission["address"] is not null, permission.ToJsonString());
        await BlobUpload.PutAsync(new Uri(permission["address"]!.ToString()), content);
        var upload = permission["uploadId"]!.ToString();
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"{room}/uploads/{upload}/completion", new { sha256 })).StatusCode);
        return upload;
    }

    private static async Task<string> TypeAsync(HttpResponseMessage answer) => (await SponsorClient.BodyAsync(answer))["type"]!.ToString();

    private async Task OpenAsync(string id, SponsorClient manager, SponsorClient second)
    {
        var verdict = await app.Host.Services.GetRequiredService<Desk>().DecideAsync(
            id,
            Actor.System,
            app.Host.Services.GetRequiredService<DurableTaskClient>(),
            (selection, now) =>
            {
                var moved = new Change().Put(selection.State with { RfpDeadline = now.AddMinutes(-2) }).Note("test.deadline_moved", id);
                var due = RfpUpkeep.Due(selection.After(moved), "1", now);
                return due;
            });
        Assert.Equal(Stage.Opening, verdict.Selection!.State.Stage);
        Assert.Equal(HttpStatusCode.OK, (await manager.PostAsync($"api/selections/{id}/opening", new { confirm = true })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second.PostAsync($"api/selections/{id}/opening", new { confirm = true })).StatusCode);
    }
}
