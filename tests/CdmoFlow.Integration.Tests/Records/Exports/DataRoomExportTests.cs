using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records.Exports;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Integration.Tests.Records.Exports;

/// <summary>The files of a data room in an export and back.</summary>
[Collection(TwoSitesTests.Name)]
public class DataRoomExportTests(TwoSites sites)
{
    [Fact]
    public async Task Readable_versions_come_back_with_their_hashes_and_what_was_never_clean_stays_where_it_is()
    {
        using var manager = await SponsorClient.SignInAsync(sites.Origin.Host, "Nora Falk", "nora@vault.example");
        using var second = await SponsorClient.SignInAsync(sites.Origin.Host, "Udo Kern", "udo@vault.example");
        var id = await OpenRfp.StartAsync(sites.Origin.Host, TimeSpan.FromDays(400), EnvelopeRule.Together, manager, second);
        Attachment[] files =
        [
            await StoredAsync(1, "twelve months", FileVerdict.Clean),
            await StoredAsync(2, "a worm", FileVerdict.Infected),
            await StoredAsync(3, "wrong batches", FileVerdict.Clean) with { WithdrawnAt = DateTimeOffset.UnixEpoch, WithdrawnBecause = "It names the wrong batches." },
            await StoredAsync(4, "still looked at", null),
        ];
        var store = TwoSites.Of<SelectionStore>(sites.Origin);
        var change = new Change().Note("attachment.added", id);
        foreach (var file in files) change.Put(file);
        Assert.NotNull(await store.CommitAsync((await store.LoadAsync(id))!, change, Actor.System, DateTimeOffset.UtcNow));

        var whole = await TwoSites.ExportAsync(sites.Origin, id);
        var entries = Zip.Entries(whole);
        Assert.Equal(["files/data-room/clean/1-1.txt", "files/data-room/withdrawn/3-1.txt"], entries.Keys.Where(k => k.StartsWith("files/data-room/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var never in (string[])["a worm", "still looked at"]) Assert.Null(Zip.Holding(entries, never));
        Assert.Contains($"\"path\":\"files/data-room/clean/1-1.txt\",\"length\":13,\"sha256\":\"{files[0].File.Sha256}\"", Zip.Text(entries, ExportPaths.Manifest), StringComparison.Ordinal);
        Assert.DoesNotContain("\"missing\":[\"", Zip.Text(entries, ExportPaths.Header), StringComparison.Ordinal);
        var page = Zip.Text(entries, ExportPaths.Index);
        foreach (var said in (string[])["file-1.txt", "file-2.txt", "It names the wrong batches.", "never found clean"]) Assert.Contains(said, page, StringComparison.Ordinal);

        await TwoSites.ImportAsync(sites.Copy, whole);
        foreach (var (file, content) in (ReadOnlySpan<(Attachment, string)>)[(files[0], "twelve months"), (files[2], "wrong batches")])
            Assert.Equal(content, TwoSites.Of<StorageClients>(sites.Copy).Container(Containers.Sealed).GetBlobClient(file.File.SealedBlob).DownloadContent().Value.Content.ToString());
        Assert.Equal(4, DataRooms.All((await TwoSites.Of<SelectionStore>(sites.Copy).LoadAsync(id))!.Selection).Count);
        Assert.False(TwoSites.Of<StorageClients>(sites.Copy).Container(Containers.Sealed).GetBlobClient(files[1].File.SealedBlob).Exists());

        // Another content under the same name, or one that was never clean, is refused however well the manifest fits.
        Assert.Contains("is not the one that its row names", await RefusedAsync(entries, "rows/attachment.jsonl", files[0].File.Sha256!, new string('0', 64)), StringComparison.Ordinal);
        Assert.Contains("was never found clean", await RefusedAsync(entries, "rows/attachment.jsonl", "\"verdict\":\"clean\"", "\"verdict\":\"infected\""), StringComparison.Ordinal);
    }

    private async Task<Attachment> StoredAsync(int number, string content, FileVerdict? verdict)
    {
        var (blob, bytes) = (Guid.NewGuid().ToString("N"), Encoding.UTF8.GetBytes(content));
        await TwoSites.Of<StorageClients>(sites.Origin).Container(Containers.Sealed).GetBlobClient(blob).UploadAsync(BinaryData.FromBytes(bytes));
        var name = FormattableString.Invariant($"file-{number}.txt");
        return new Attachment
        {
            Number = number,
            Version = 1,
            Category = AttachmentCategory.Stability,
            Description = "",
            By = "p-test",
            At = DateTimeOffset.UnixEpoch,
            File = new SubmittedFile
            {
                Id = blob,
                Name = name,
                Length = bytes.Length,
                ETag = "e",
                StagingBlob = "b",
                Snapshot = "s",
                SealedBlob = blob,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
                Finding = verdict is { } found ? new(found, FileReason.None, null, DateTimeOffset.UnixEpoch) : null,
            },
        };
    }

    private static async Task<string> RefusedAsync(IReadOnlyDictionary<string, byte[]> entries, string path, string what, string by)
    {
        var manifest = System.Text.Json.JsonSerializer.Deserialize<ExportManifest>(entries[ExportPaths.Manifest], CdmoFlow.Records.Json.Options)!;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var forged = new MemoryStream();
        await using (var zip = await ExportWriter.BeginAsync(forged, DateTimeOffset.UnixEpoch.AddYears(50)))
        {
            foreach (var entry in manifest.Entries)
            {
                var bytes = entry.Path == path ? Encoding.UTF8.GetBytes(Zip.Text(entries, path).Replace(what, by, StringComparison.Ordinal)) : entries[entry.Path];
                await zip.AddAsync(entry.Path, async stream => await stream.WriteAsync(bytes));
            }

            await zip.FinishAsync(manifest.SelectionId, manifest.Trail, key);
        }

        using var archive = await ExportArchive.OpenAsync(new MemoryStream(forged.ToArray()));
        return (await Assert.ThrowsAsync<ExportRefusedException>(() => CdmoFlow.Storage.Exports.RestorePlan.ReadAsync(archive))).Message;
    }
}
