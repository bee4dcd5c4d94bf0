using System.Net;
using System.Text;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

[Collection(AppTests.Name)]
public class UploadsTests(AppFixture app)
{
    [Fact, Trait("Category", "Threat")]
    public async Task Upload_after_the_deadline_with_a_SAS_that_still_lives_changes_nothing()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@uploads.example");
        var (id, room, alder) = await RoomAsync(manager);
        var (upload, address) = await SubmissionTests.UploadAsync(alder, room, "an offer");
        await SubmissionTests.SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-in-time");
        await MoveDeadlineAsync(id, Now.AddSeconds(-1));

        await BlobUpload.PutAsync(address, "a better offer"u8.ToArray());
        Assert.Equal(HttpStatusCode.Conflict, (await alder.PostAsync($"{room}/uploads/{upload}/renewal")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await alder.PostAsync($"{room}/uploads/{upload}/completion", new { sha256 = (string?)null })).StatusCode);
        await SubmissionTests.SubmitAsync(alder, room, upload, HttpStatusCode.Conflict, "request-too-late");
        Assert.Equal("an offer", await ReadAsync(alder, room, upload, 1));
        alder.Dispose();
    }

    [Fact, Trait("Category", "Threat")]
    public async Task Overwrite_of_an_accepted_file_and_a_late_write_to_staging_after_submit_are_ignored()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@uploads.example");
        var (_, room, alder) = await RoomAsync(manager);
        var (upload, address) = await SubmissionTests.UploadAsync(alder, room, "an offer");
        await SubmissionTests.SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-overwrite");
        await BlobUpload.PutAsync(address, "written before it is sealed"u8.ToArray());
        Assert.Equal("an offer", await ReadAsync(alder, room, upload, 1));
        await BlobUpload.PutAsync(address, "written after it is sealed"u8.ToArray());
        Assert.Equal("an offer", await ReadAsync(alder, room, upload, 1));
        // The permission is for one blob of staging and for nothing else.
        var sealedBlob = new UriBuilder(address) { Path = address.AbsolutePath.Replace(Containers.Staging, Containers.Sealed, StringComparison.Ordinal) }.Uri;
        Assert.Equal(403, (await Assert.ThrowsAsync<Azure.RequestFailedException>(() => BlobUpload.PutAsync(sealedBlob, [1]))).Status);
        alder.Dispose();
    }

    [Fact, Trait("Category", "Threat")]
    public async Task Names_with_dots_and_slashes_or_a_right_to_left_override_are_refused_at_the_door()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@uploads.example");
        var (_, room, alder) = await RoomAsync(manager);
        foreach (var name in new[] { "../../offer.pdf", "offer\u202Efdp.zip" })
            Assert.Equal(HttpStatusCode.BadRequest, (await alder.PostAsync($"{room}/uploads", new { fileName = name, length = 10 })).StatusCode);
        alder.Dispose();
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_stopped_and_only_a_whole_file_is_complete()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@uploads.example");
        var (id, room, alder) = await RoomAsync(manager);
        var length = UploadRules.BlockSize + 5;
        var permission = await SponsorClient.BodyAsync(await alder.PostAsync($"{room}/uploads", new { fileName = "offer.txt", length, modified = 1_700_000_000_000 }));
        var (upload, blob) = (permission["uploadId"]!.ToString(), new BlockBlobClient(new Uri(permission["address"]!.ToString())));
        await blob.StageBlockAsync(Block(1), new MemoryStream("12345"u8.ToArray()));
        await blob.StageBlockAsync(Block(0), new MemoryStream("half a block"u8.ToArray()));
        var progress = await SponsorClient.BodyAsync(await alder.GetAsync($"{room}/uploads/{upload}"));
        Assert.Equal("[1]", progress["blocks"]!.ToJsonString());
        Assert.False(progress["isComplete"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.Conflict, (await alder.PostAsync($"{room}/uploads/{upload}/completion", new { sha256 = (string?)null })).StatusCode);
        Assert.Contains($"data-upload-unfinished=\"{upload}\"", await (await alder.GetAsync($"rooms/{id}/alder")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await blob.StageBlockAsync(Block(0), new MemoryStream(new byte[UploadRules.BlockSize]));
        await blob.CommitBlockListAsync([Block(0), Block(1)]);
        Assert.Equal(HttpStatusCode.BadRequest, (await alder.PostAsync($"{room}/uploads/{upload}/completion", new { sha256 = "no hash" })).StatusCode);
        var done = await SponsorClient.BodyAsync(await alder.PostAsync($"{room}/uploads/{upload}/completion", new { sha256 = new string('A', 64) }));
        Assert.True(done["isComplete"]!.GetValue<bool>());
        Assert.Equal(new string('a', 64), (await Of<RoomStore>().UploadAsync(id, "alder", upload))!.Sha256);
        alder.Dispose();
    }

    [Fact]
    public async Task A_room_has_few_live_permissions_and_arrived_files_free_theirs()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@uploads.example");
        var (_, room, alder) = await RoomAsync(manager);
        var most = UploadQuota.Standard.LivePermissions;
        var first = await SponsorClient.BodyAsync(await alder.PostAsync($"{room}/uploads", new { fileName = "offer.txt", length = 8 }));
        for (var i = 1; i < most; i++) Assert.Equal(HttpStatusCode.OK, (await alder.PostAsync($"{room}/uploads", new { fileName = "offer.txt", length = 8 })).StatusCode);
        var refused = await alder.PostAsync($"{room}/uploads", new { fileName = "offer.txt", length = 8 });
        Assert.Contains("too-many-uploads", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await alder.PostAsync($"{room}/uploads/{first["uploadId"]}/renewal")).StatusCode);
        // A program that never says that its file has arrived.
        await BlobUpload.PutAsync(new Uri(first["address"]!.ToString()), "an offer"u8.ToArray());
        Assert.Equal(HttpStatusCode.OK, (await alder.PostAsync($"{room}/uploads", new { fileName = "offer.txt", length = 8 })).StatusCode);
        alder.Dispose();
    }

    [Fact]
    public async Task Abandoned_blocks_are_cleaned_by_the_timer_and_those_of_a_running_upload_stay()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@uploads.example");
        var (_, room, alder) = await RoomAsync(manager);
        var permission = await SponsorClient.BodyAsync(await alder.PostAsync($"{room}/uploads", new { fileName = "offer.txt", length = 8 }));
        var running = new BlockBlobClient(new Uri(permission["address"]!.ToString()));
        await running.StageBlockAsync(Block(0), new MemoryStream("an offer"u8.ToArray()));
        var stray = Of<StorageClients>().Container(Containers.Staging).GetBlockBlobClient(Guid.NewGuid().ToString("N"));
        await stray.StageBlockAsync(Block(0), new MemoryStream("abandoned"u8.ToArray()));

        await new SweepStaging(Of<SelectionStore>(), Of<RoomStore>(), Of<StagedBlobs>(), Of<TimeProvider>()) { After = TimeSpan.FromDays(7) }.MendAsync(default);

        Assert.Empty(await BlocksAsync(stray));
        Assert.Equal([Block(0)], await BlocksAsync(Of<StorageClients>().Container(Containers.Staging).GetBlockBlobClient(running.Name)));
        Assert.False(await stray.ExistsAsync());
        alder.Dispose();
    }

    private static string Block(int index) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{index:D8}"));

    private static async Task<IReadOnlyList<string>> BlocksAsync(BlockBlobClient blob)
    {
        try
        {
            return [.. (await blob.GetBlockListAsync(BlockListTypes.Uncommitted)).Value.UncommittedBlocks.Select(b => b.Name)];
        }
        catch (Azure.RequestFailedException gone) when (gone.Status == 404)
        {
            return [];
        }
    }

    private DateTimeOffset Now => Of<TimeProvider>().GetUtcNow();

    private T Of<T>()
        where T : notnull => app.Host.Services.GetRequiredService<T>();

    private async Task<(string Id, string Room, SponsorClient Alder)> RoomAsync(SponsorClient manager)
    {
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager);
        return (id, $"api/rooms/{id}/alder", await SponsorClient.EnterRoomAsync(app.Host, id, "alder"));
    }

    private async Task MoveDeadlineAsync(string id, DateTimeOffset deadline)
    {
        var moved = await Of<Desk>().DecideAsync(id, Actor.System, Of<DurableTaskClient>(), (selection, _) => new Change().Put(selection.State with { RfpDeadline = deadline }).Note("test.deadline_moved", id));
        Assert.Null(moved.Refusal);
    }

    private static async Task<string> ReadAsync(SponsorClient alder, string room, string upload, int version)
    {
        await SubmissionTests.VerifiedAsync(alder, room, version);
        var link = (await SponsorClient.BodyAsync(await alder.PostAsync($"{room}/files/{upload}/reading")))["address"]!.ToString();
        using var storage = new HttpClient();
        return await storage.GetStringAsync(new Uri(link));
    }
}
