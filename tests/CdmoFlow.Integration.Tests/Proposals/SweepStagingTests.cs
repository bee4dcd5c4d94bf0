using System.Net;
using Azure.Storage.Blobs.Models;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.People;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

[Collection(AppTests.Name)]
public class SweepStagingTests(AppFixture app)
{
    [Fact]
    public async Task Old_uploads_are_deleted_once_nothing_needs_them_and_a_snapshot_as_soon_as_its_file_is_sealed()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@sealed.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var (upload, submitted) = await SubmissionTests.UploadAsync(alder, room, "an offer");
        var (_, waiting) = await SubmissionTests.UploadAsync(alder, room, "not submitted yet");
        await SubmissionTests.SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-sweep");
        await SubmissionTests.VerifiedAsync(alder, room, 1);
        var stray = Of<StorageClients>().Container(Containers.Staging).GetBlobClient("stray");
        await stray.UploadAsync(BinaryData.FromString("nobody knows it"), overwrite: true);

        await SweepAsync();
        Assert.False(await stray.ExistsAsync());
        Assert.Equal([Name(submitted)], await BlobsAsync(Name(submitted)));
        Assert.Equal([Name(waiting)], await BlobsAsync(Name(waiting)));

        await CloseAsync(id);
        await SweepAsync();
        Assert.Empty(await BlobsAsync(Name(submitted)));
        Assert.Empty(await BlobsAsync(Name(waiting)));
        Assert.Equal(HttpStatusCode.OK, (await alder.PostAsync($"{room}/files/{upload}/reading")).StatusCode);
    }

    private T Of<T>()
        where T : notnull => app.Host.Services.GetRequiredService<T>();

    private Task<int> SweepAsync() => new SweepStaging(Of<SelectionStore>(), Of<RoomStore>(), Of<StagedBlobs>(), Of<TimeProvider>()) { After = TimeSpan.FromSeconds(-60) }.MendAsync(default);

    private static string Name(Uri address) => address.Segments[^1];

    // A blob and each of its snapshots is one entry.
    private async Task<IReadOnlyList<string>> BlobsAsync(string name)
    {
        List<string> found = [];
        await foreach (var blob in Of<StorageClients>().Container(Containers.Staging).GetBlobsAsync(BlobTraits.None, BlobStates.Snapshots, name, default)) found.Add(blob.Name);
        return found;
    }

    private async Task CloseAsync(string id)
    {
        var verdict = await Of<Desk>().DecideAsync(
            id,
            Actor.System,
            Of<DurableTaskClient>(),
            (selection, now) =>
            {
                var passed = selection.After(new Change().Put(selection.State with { RfpDeadline = now.AddMinutes(-2) }));
                return RfpUpkeep.Due(passed, "1", now);
            });
        Assert.Equal(Stage.Opening, verdict.Selection!.State.Stage);
    }
}
