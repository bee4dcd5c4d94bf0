using System.Net;
using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals;
using CdmoFlow.Local;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Exports;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Rfp;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;

namespace CdmoFlow.Integration.Tests.Records.Exports;

/// <summary>Sealed means sealed in an export too: over HTTP, at the command line, and where it is restored.</summary>
[Collection(TwoSitesTests.Name)]
public class SealedExportTests(TwoSites sites)
{
    private static readonly string[] Prices = ["731846", "732746", "CHF", "vault-of-costs", "2099-12-31", "Our word on q1_costs"];
    private static readonly string[] Technical = ["plan-of-work", "Our word on team"];

    [Fact]
    public async Task What_is_sealed_stays_out_or_encrypted_and_comes_back_sealed_only_under_the_same_keys()
    {
        using var manager = await SponsorClient.SignInAsync(sites.Origin.Host, "Nora Falk", "nora@vault.example");
        using var second = await SponsorClient.SignInAsync(sites.Origin.Host, "Udo Kern", "udo@vault.example");
        var id = await SubmittedAsync(manager, second);
        foreach (var carry in (bool[])[false, true]) AssertHidden(await ExportAsync(manager, id, carry), [.. Prices, .. Technical]);
        var whole = await TwoSites.ExportAsync(sites.Origin, id, carrySealed: true);

        // Other keys: refused. The same keys: sealed there as here, and opened by two persons after the deadline.
        var refused = await Assert.ThrowsAsync<ExportRefusedException>(() => TwoSites.ImportAsync(sites.Copy, whole));
        Assert.Contains("was not signed with this installation's key", refused.Message, StringComparison.Ordinal);
        await TwoSites.ImportAsync(sites.Copy, whole, await KeysOfOriginAsync());
        await AssertRestoredSealedAsync(id);

        await CloseAndOpenAsync(sites.Origin, id, manager, second);
        var open = await ExportAsync(manager, id, carry: false);
        AssertHidden(open, Prices);
        Assert.NotNull(Zip.Holding(open, "Our word on team"));
        Assert.Contains(open, e => e.Key.StartsWith("files/proposals/alder/1/", StringComparison.Ordinal) && Encoding.UTF8.GetString(e.Value) == "plan-of-work.txt");
        Assert.Contains("\"envelope\":\"price\",\"state\":\"opened_technical\"", Zip.Text(open, ExportPaths.Header), StringComparison.Ordinal);

        await CloseAndOpenAsync(sites.Copy, id, null, null);
        var copy = (await TwoSites.Of<SelectionStore>(sites.Copy).LoadAsync(id))!.Selection;
        Assert.Equal(ProposalState.OpenedTechnical, Assert.Single(copy.Proposals).State);
    }

    [Fact]
    public async Task Without_the_sealed_content_the_project_manager_is_told_that_it_is_missing()
    {
        using var manager = await SponsorClient.SignInAsync(sites.Origin.Host, "Nora Falk", "nora@vault.example");
        using var second = await SponsorClient.SignInAsync(sites.Origin.Host, "Udo Kern", "udo@vault.example");
        var id = await SubmittedAsync(manager, second);
        var restored = await TwoSites.ImportAsync(sites.Copy, await TwoSites.ExportAsync(sites.Origin, id));
        Assert.Contains(restored.State.NeedsAttention, s => s.Contains("alder labs", StringComparison.Ordinal));
        Assert.Equal(ProposalState.Submitted, Assert.Single((await TwoSites.Of<SelectionStore>(sites.Copy).LoadAsync(id))!.Selection.Proposals).State);

        // Looked at again it is still missing; once the content is there, the sentence goes by itself.
        var (seal, rooms) = (restored.State.Id, TwoSites.Of<RoomStore>(sites.Copy));
        async Task<IReadOnlyList<string>> SettledAsync()
        {
            var store = TwoSites.Of<SelectionStore>(sites.Copy);
            await TwoSites.Of<SettleRestored>(sites.Copy).MendAsync(TwoSites.Of<DurableTaskClient>(sites.Copy), (await store.LoadAsync(seal))!.Selection);
            return (await store.LoadAsync(seal))!.Selection.State.NeedsAttention;
        }

        Assert.Contains(await SettledAsync(), s => s.StartsWith(SealedMissing.Begin, StringComparison.Ordinal));
        var held = Assert.Single((await TwoSites.Of<SelectionStore>(sites.Copy).LoadAsync(id))!.Selection.Proposals);
        await rooms.AddSubmissionAsync(id, "alder", (await TwoSites.Of<RoomStore>(sites.Origin).SubmissionAsync(id, "alder", held.SubmissionId))!);
        Assert.DoesNotContain(await SettledAsync(), s => s.StartsWith(SealedMissing.Begin, StringComparison.Ordinal));
        Assert.Contains(await TwoSites.Of<SelectionStore>(sites.Copy).TrailAsync(id), e => e.Note.Action == "restore.content_there");
    }

    [Fact]
    public async Task A_text_that_was_handed_in_comes_back_and_the_keys_of_requests_stay_out()
    {
        using var manager = await SponsorClient.SignInAsync(sites.Origin.Host, "Nora Falk", "nora@vault.example");
        using var second = await SponsorClient.SignInAsync(sites.Origin.Host, "Udo Kern", "udo@vault.example");
        var id = await OpenRfp.StartAsync(sites.Origin.Host, TimeSpan.FromDays(400), EnvelopeRule.Together, manager, second);
        var (store, content) = (TwoSites.Of<SelectionStore>(sites.Origin), Encoding.UTF8.GetBytes("%PDF-1.7 the signed agreement"));
        await TwoSites.Of<SealedDocuments>(sites.Origin).PutAsync($"cda-{id}-signed", content);
        var text = new StoredDocument
        {
            Id = "cda-alder_signed-1",
            FileName = "signed.pdf",
            ContentType = "application/pdf",
            BlobName = $"cda-{id}-signed",
            Length = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            At = DateTimeOffset.UnixEpoch,
            IsSealed = true,
        };
        Assert.NotNull(await store.CommitAsync((await store.LoadAsync(id))!, new Change().Put(text).Note("cda.copy_stored", text.RowKey), Actor.System with { RequestKey = "sent-by-a-program" }, DateTimeOffset.UtcNow));

        var whole = await TwoSites.ExportAsync(sites.Origin, id);
        var entries = Zip.Entries(whole);
        Assert.Null(Zip.Holding(entries, "sent-by-a-program"));
        Assert.Equal(content, entries[ExportPaths.Document(text.Id, text.FileName)]);
        Assert.DoesNotContain("\"missing\":[\"", Zip.Text(entries, ExportPaths.Header), StringComparison.Ordinal);
        await TwoSites.ImportAsync(sites.Copy, whole);
        Assert.Equal(content.Length, await TwoSites.Of<SealedDocuments>(sites.Copy).LengthAsync(text.BlobName));
    }

    [Fact]
    public async Task An_export_with_sealed_content_whose_rows_were_edited_is_refused_even_with_a_manifest_that_fits()
    {
        using var manager = await SponsorClient.SignInAsync(sites.Origin.Host, "Nora Falk", "nora@vault.example");
        using var second = await SponsorClient.SignInAsync(sites.Origin.Host, "Udo Kern", "udo@vault.example");
        var id = await SubmittedAsync(manager, second);
        var whole = Zip.Entries(await TwoSites.ExportAsync(sites.Origin, id, carrySealed: true));
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var forged = new MemoryStream();
        var manifest = System.Text.Json.JsonSerializer.Deserialize<ExportManifest>(whole[ExportPaths.Manifest], CdmoFlow.Records.Json.Options)!;
        await using (var zip = await ExportWriter.BeginAsync(forged, DateTimeOffset.UnixEpoch.AddYears(50)))
        {
            foreach (var entry in manifest.Entries)
            {
                var bytes = entry.Path == "rows/proposal.jsonl" ? Encoding.UTF8.GetBytes(Zip.Text(whole, entry.Path).Replace("\"submitted\"", "\"opened\"", StringComparison.Ordinal)) : whole[entry.Path];
                await zip.AddAsync(entry.Path, async stream => await stream.WriteAsync(bytes));
            }

            await zip.FinishAsync(id, manifest.Trail, thief);
        }

        var keys = await KeysOfOriginAsync();
        Assert.Contains("was not signed", (await Assert.ThrowsAsync<ExportRefusedException>(() => TwoSites.ImportAsync(sites.Copy, forged.ToArray(), keys))).Message, StringComparison.Ordinal);
        Assert.Null(await TwoSites.Of<SelectionStore>(sites.Copy).LoadAsync(id));
    }

    [Fact]
    public async Task The_commands_export_verify_and_import_say_what_they_did_and_refuse_a_touched_file()
    {
        using var folder = new TemporaryFolder();
        var (file, id) = (Path.Combine(folder.Path, "selection.zip"), sites.Selections.First(s => s.End.State.Stage == Stage.Contracted).End.Id);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Prefix", "")]).Build();
        var (said, clock) = (new StringWriter(), TwoSites.Of<TimeProvider>(sites.Origin));
        Assert.Equal(0, await LocalExport.RunAsync(CommandLine.Parse(["export", id, file, "--storage", sites.Origin.Azurite.ConnectionString]), said, clock, settings));
        await Assert.ThrowsAsync<SetupException>(() => LocalExport.RunAsync(CommandLine.Parse(["export", id, file, "--storage", sites.Origin.Azurite.ConnectionString]), said, clock, settings));
        Assert.Equal(0, await LocalImport.CheckAsync(CommandLine.Parse(["verify", file]), said));
        Assert.Contains((await TwoSites.Of<SelectionStore>(sites.Origin).TrailAsync(id)), e => e.Note.Action == "selection.exported" && e.Role == "operator at the command line");

        // A namespace of its own in the other account.
        var elsewhere = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Prefix", "restored")]).Build();
        Assert.Equal(0, await LocalImport.RunAsync(CommandLine.Parse(["import", file, "--verify", "--storage", sites.Copy.Azurite.ConnectionString]), said, clock, elsewhere));
        Assert.Equal(1, await LocalImport.RunAsync(CommandLine.Parse(["import", file, "--storage", sites.Copy.Azurite.ConnectionString]), said, clock, elsewhere));
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        Assert.Equal(1, await LocalImport.CheckAsync(CommandLine.Parse(["verify", file]), said));
        var text = said.ToString();
        foreach (var sentence in (string[])["export: ", ": whole, ", "import: ", "verify: every row, every file and the trail are in storage as exported.", "exists already", "BROKEN. "]) Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_selections_are_exported_into_a_folder_and_a_second_run_goes_on_where_the_first_one_stopped()
    {
        using var folder = new TemporaryFolder();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Prefix", "")]).Build();
        var (clock, target) = (TwoSites.Of<TimeProvider>(sites.Origin), Path.Combine(folder.Path, "night"));
        using var made = await TwoSites.Of<CdmoFlow.Storage.SecretKeys>(sites.Origin).CheckpointAsync();
        var asked = CommandLine.Parse(["export", "all", target, "--sealed", "--storage", sites.Origin.Azurite.ConnectionString]);
        var said = new StringWriter();
        Assert.Equal(0, await LocalExport.RunAsync(asked, said, clock, settings));
        var files = Directory.GetFiles(target);
        Assert.Equal((await TwoSites.Of<SelectionStore>(sites.Origin).ListIdsAsync()).Order(StringComparer.Ordinal), files.Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));
        Assert.Equal(0, await LocalImport.CheckAsync(CommandLine.Parse(["verify", files[0]]), said));

        File.Delete(files[0]);
        var again = new StringWriter();
        Assert.Equal(0, await LocalExport.RunAsync(asked, again, clock, settings));
        Assert.Single(again.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(File.Exists(files[0]));
    }

    [Fact]
    public async Task Only_project_managers_and_Quality_Assurance_take_an_export_and_the_trail_says_who()
    {
        using var manager = await SponsorClient.SignInAsync(sites.Origin.Host, "Nora Falk", "nora@vault.example");
        using var evaluator = await SponsorClient.SignInAsync(sites.Origin.Host, "Udo Kern", "udo@vault.example");
        var id = await OpenRfp.StartAsync(sites.Origin.Host, TimeSpan.FromDays(30), manager, evaluator);
        Assert.Equal(HttpStatusCode.Forbidden, (await evaluator.PostAsync($"api/selections/{id}/export")).StatusCode);
        using var answer = await manager.PostFormAsync($"api/selections/{id}/export", ("carrySealed", "true"), ("__RequestVerificationToken", ""));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("application/zip", $"selection-{id}.zip"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        var entries = Zip.Entries(await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains(manager.Person.Id, Zip.Text(entries, ExportPaths.Trail), StringComparison.Ordinal);
        Assert.Contains("\"action\":\"selection.exported\"", Zip.Text(entries, ExportPaths.Trail), StringComparison.Ordinal);
        Assert.Contains("nora@vault.example", Zip.Text(entries, ExportPaths.People), StringComparison.Ordinal);
        // Nobody gets in with an export: neither the link into a room nor its hash, nor a session.
        var token = await TwoSites.Of<CdmoFlow.Functions.People.RoomTokens>(sites.Origin).IssueAsync(id, "alder", "p-lead");
        foreach (var secret in (string[])[token, TokenStore.Hash(token)]) Assert.Null(Zip.Holding(await ExportAsync(manager, id, carry: true), secret));
    }

    private async Task<string> SubmittedAsync(SponsorClient manager, SponsorClient second)
    {
        var id = await OpenRfp.StartAsync(sites.Origin.Host, TimeSpan.FromDays(400), EnvelopeRule.Separate, manager, second);
        using var alder = await SponsorClient.EnterRoomAsync(sites.Origin.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var plan = await UploadAsync(alder, room, "plan-of-work.txt");
        var prices = await UploadAsync(alder, room, "vault-of-costs.txt");
        await OfferTests.SaveAsync(alder, room, 0, await OfferTests.CompleteAsync(sites.Origin, id, ("labor", "731846"), ("total_price", "732746"), ("currency", "CHF")));
        await OfferTests.PostAsync(alder, $"{room}/submission", new { uploadIds = new[] { plan }, priceUploadIds = new[] { prices }, draftNumber = 1, requestId = $"request-{id}" }, HttpStatusCode.OK);
        await SubmissionTests.VerifiedAsync(alder, room, 1);
        return id;
    }

    private async Task AssertRestoredSealedAsync(string id)
    {
        var (there, here) = (TwoSites.Of<RoomStore>(sites.Copy), TwoSites.Of<RoomStore>(sites.Origin));
        var seal = Assert.Single((await TwoSites.Of<SelectionStore>(sites.Copy).LoadAsync(id))!.Selection.Proposals);
        Assert.Equal(ProposalState.Submitted, seal.State);
        var (restored, original) = ((await there.SubmissionAsync(id, "alder", seal.SubmissionId))!, (await here.SubmissionAsync(id, "alder", seal.SubmissionId))!);
        Assert.Equal(original.Anchor, restored.ComputeAnchor());
        foreach (var file in restored.Files)
        {
            var content = (await TwoSites.Of<StorageClients>(sites.Copy).Container(Containers.Sealed).GetBlobClient(file.SealedBlob).DownloadContentAsync()).Value.Content;
            Assert.Equal(file.Name, content.ToString());
        }

        Assert.NotNull((await there.ContentAsync(id, "alder")).Draft);
        using var manager = await SponsorClient.SignInAsync(sites.Copy.Host, "Nora Falk", "nora@vault.example");
        Assert.Equal(HttpStatusCode.Conflict, (await manager.GetAsync($"selections/{id}/proposals/alder")).StatusCode);
        Assert.Equal("/problems/sealed", (await OfferTests.PostAsync(manager, $"api/selections/{id}/opening", new { confirm = true }, HttpStatusCode.Conflict))["type"]!.ToString());
    }

    private static async Task CloseAndOpenAsync(AppFixture site, string id, SponsorClient? first, SponsorClient? second)
    {
        var services = site.Host.Services;
        await TwoSites.Of<Desk>(site).DecideAsync(id, Actor.System, TwoSites.Of<DurableTaskClient>(site), (selection, now) =>
            RfpUpkeep.Due(selection.After(new Change().Put(selection.State with { RfpDeadline = now.AddMinutes(-2) })), "1", now));
        using var nora = first is null ? await SponsorClient.SignInAsync(site.Host, "Nora Falk", "nora@vault.example") : null;
        using var udo = second is null ? await SponsorClient.SignInAsync(site.Host, "Udo Kern", "udo@vault.example") : null;
        foreach (var person in (SponsorClient[])[first ?? nora!, second ?? udo!]) await OfferTests.PostAsync(person, $"api/selections/{id}/opening", new { confirm = true }, HttpStatusCode.OK);
    }

    private async Task<SecretKeys> KeysOfOriginAsync()
    {
        var keys = TwoSites.Of<SecretKeys>(sites.Origin);
        using var signer = await keys.CheckpointAsync();
        return new SecretKeys(TwoSites.Of<StorageClients>(sites.Copy), new SecretKeyOptions(Convert.ToBase64String(await keys.TrailAsync()), null, signer.ExportPkcs8PrivateKeyPem()));
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> ExportAsync(SponsorClient person, string id, bool carry)
    {
        using var answer = await person.PostAsync($"api/selections/{id}/export", new { carrySealed = carry });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return Zip.Entries(await answer.Content.ReadAsByteArrayAsync());
    }

    private static void AssertHidden(IReadOnlyDictionary<string, byte[]> entries, string[] secrets)
    {
        foreach (var secret in secrets)
        {
            var path = Zip.Holding(entries, secret);
            Assert.True(path is null, $"{path} holds {secret}.");
        }
    }

    private static async Task<string> UploadAsync(SponsorClient client, string room, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        var permission = await OfferTests.PostAsync(client, $"{room}/uploads", new { fileName = name, length = bytes.Length }, HttpStatusCode.OK);
        await BlobUpload.PutAsync(new Uri(permission["address"]!.ToString()), bytes);
        return permission["uploadId"]!.ToString();
    }
}
