using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Emulator;
using CdmoFlow.Selections;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>No room is left: reading goes on, nothing that was half written is taken as done, and with room again everything goes on.</summary>
[Trait("Category", "Fault")]
[Collection(AloneTests.Name)]
public class DiskFullTests(ITestOutputHelper output)
{
    private static readonly byte[] Proposal = [.. "%PDF-1.4 "u8, .. new byte[3_000_000]];

    [Theory]
    [InlineData(StorageFault.DiskFull)]
    [InlineData(StorageFault.Failed)]
    public async Task While_storage_has_no_room_for_writes_steps_answer_503_pages_are_read_and_nothing_is_half_done(StorageFault refusal)
    {
        var isFull = false;
        await using var storage = await ProxiedEmulator.StartAsync(request => Volatile.Read(ref isFull) && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) ? refusal : StorageFault.None);
        await using var site = await FaultSite.StartAsync(new LocalHostOptions { Port = 0, Emulator = await storage.AdoptAsync() });
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        var room = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        var submission = await journey.SubmissionAsync(room);
        var begun = await room.StepAsync("uploads", new { fileName = "annex.pdf", length = Proposal.Length });
        await site.DrainAsync();
        var before = (await journey.LookAsync()).State.Trail;

        Volatile.Write(ref isFull, true);
        var submitted = await room.Browser.TryPostAsync(room.Room("submission"), submission, "key-of-the-submission");
        var question = new { category = "timeline", text = "May the engineering batch start before the protocol is agreed?" };
        var asked = await room.Browser.TryPostAsync(room.Room("questions"), question, "key-of-the-question");
        Assert.Equal((503, 503), (submitted.Status, asked.Status));
        Assert.Equal("/problems/storage-away", submitted.Text("type"));
        await Assert.ThrowsAnyAsync<Exception>(() => PutOnceAsync(begun));
        await room.ReadRoomAsync();
        Assert.Equal(before, (await journey.LookAsync()).State.Trail);

        Volatile.Write(ref isFull, false);
        Assert.Empty((await journey.LookAsync()).Proposals);
        // What arrived by halves is no file: it cannot be submitted.
        var half = await room.Browser.TryPostAsync(room.Room("submission"), new { uploadIds = new[] { begun.Text("uploadId") }, totalPrice = 1m, currency = "EUR", validUntil = "2030-01-01" });
        Assert.Equal(("/problems/upload-unfinished", 409), (half.Text("type"), half.Status));
        (await room.Browser.TryPostAsync(room.Room("submission"), submission, "key-of-the-submission")).Expect(200);
        (await room.Browser.TryPostAsync(room.Room("questions"), question, "key-of-the-question")).Expect(200);
        await journey.ToAsync(Stage.Contracted);
        var aftermath = new Aftermath(storage.DirectConnection, journey.Id);
        await site.MendAsync(aftermath);
        await aftermath.AssertWholeAsync();
    }

    [Fact]
    public async Task On_a_really_full_file_system_a_torn_upload_is_no_proposal_and_after_a_restart_everything_is_there()
    {
        using var disk = await SmallDisk.TryMountAsync(megabytes: 24);
        if (disk is null)
        {
            output.WriteLine("This machine lets nobody mount a file system: only the proxy's full disk was tried.");
            return;
        }

        var storage = await Azurite.StartAsync(new() { DataFolder = disk.Path });
        await using var site = await FaultSite.StartAsync(new LocalHostOptions { Port = 0, Emulator = storage });
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        var room = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        var begun = await room.StepAsync("uploads", new { fileName = "proposal.pdf", length = Proposal.Length });
        await site.DrainAsync();

        disk.Fill(leave: 1_000_000);
        await Assert.ThrowsAnyAsync<Exception>(() => PutOnceAsync(begun));
        var torn = await room.Browser.TryPostAsync(room.Room("submission"), Submission(begun));
        Assert.True(torn.Status is 409 or 503, torn.Detail);
        Assert.Empty((await journey.LookAsync()).Proposals);

        disk.Free();
        await BlobUpload.PutAsync(new Uri(begun.Text("address")), Proposal);
        (await room.Browser.TryPostAsync(room.Room("submission"), Submission(begun))).Expect(200);
        await journey.ToAsync(Stage.Contracted);
        var aftermath = new Aftermath(storage.ConnectionString, journey.Id);
        await site.MendAsync(aftermath);

        // All of it is on the disk, not only in the emulator's memory.
        await site.StopAsync();
        await AzuriteStop.StopAsync(AzuriteRun.Read(disk.Path)!);
        await using var again = await Azurite.StartAsync(new() { DataFolder = disk.Path });
        await new Aftermath(again.ConnectionString, journey.Id).AssertWholeAsync();
    }

    private static async Task PutOnceAsync(Answer upload)
    {
        var options = new BlobClientOptions();
        (options.Retry.MaxRetries, options.Retry.NetworkTimeout) = (0, TimeSpan.FromSeconds(10));
        using var content = new MemoryStream(Proposal);
        await new BlockBlobClient(new Uri(upload.Text("address")), options).UploadAsync(content);
    }

    private static object Submission(Answer upload) => new { uploadIds = new[] { upload.Text("uploadId") }, totalPrice = 5_200_000m, currency = "EUR", validUntil = "2029-01-01" };
}
