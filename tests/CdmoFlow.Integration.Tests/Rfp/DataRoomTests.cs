using CdmoFlow.Functions.Rfp.DataRoom;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Rfp;

/// <summary>Files of the data room over HTTP: from the upload to the CDMO that reads them.</summary>
[Collection(SelectionTests.Name)]
public class DataRoomTests(SelectionSite site)
{
    private const string Why = "The second stability study has ended.";

    [Fact]
    public async Task Files_are_checked_go_out_with_the_RFP_and_later_ones_as_an_addendum_and_each_reading_is_on_record()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.Cda);
        await journey.Quality.RefusedAsync(journey.Id, "data-room/uploads", new { fileName = "study.pdf", length = 10 }, 403);
        await journey.Manager.RefusedAsync(journey.Id, "data-room/uploads", new { fileName = "study.exe", length = 10 }, 400);
        await journey.Manager.RefusedAsync(journey.Id, "data-room", new { uploadId = "unknown", category = "stability" }, 400);
        var study = await UploadAsync(journey, "study.txt", "twelve months at five degrees"u8.ToArray());
        await journey.Manager.RefusedAsync(journey.Id, "data-room", new { uploadId = study, category = "recipes" }, 400);
        await journey.Manager.StepAsync(journey.Id, "data-room", new { uploadId = study, category = "stability", description = "Twelve months." });
        await CheckedAsync(journey, 1, 1, FileVerdict.Clean);

        // A program in the clothes of a text keeps the RFP back until it is taken out.
        var bad = await UploadAsync(journey, "notes.txt", "#!/bin/sh\nrm -r /"u8.ToArray());
        await journey.Manager.StepAsync(journey.Id, "data-room", new { uploadId = bad, category = "other" });
        await CheckedAsync(journey, 2, 1, FileVerdict.Refused);
        await journey.Manager.RefusedAsync(journey.Id, "data-room/2/1/reading", new { }, 409);
        await journey.SettleCdasAsync(3);
        var seen = await journey.SeeStageAsync(Stage.RfpPreparation);
        Assert.Contains("notes.txt", (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/rfp", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, "data-room/2/withdrawal", new { reason = "It does not belong here." });
        seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        Assert.Contains(seen.Documents, d => d.Id == "rfp-1-docx");

        var (one, other) = (await journey.RoomAsync(seen.Invitations[0].CdmoId), await journey.RoomAsync(seen.Invitations[1].CdmoId));
        var room = await RoomAsync(one);
        Assert.Equal(("study.txt", 1), Assert.Single(room.DataRoom) is var file ? (file.FileName, file.Version) : default);
        var read = await ReadAsync(one, journey.Id, "1/1");
        Assert.Equal("twelve months at five degrees", read);
        await ReadAsync(one, journey.Id, "1/1");
        Assert.Single(await ReadingsAsync(journey));
        await journey.Quality.StepAsync(journey.Id, "data-room/1/1/reading");
        Assert.Equal(2, (await ReadingsAsync(journey)).Count);
        (await one.Browser.TryPostAsync($"api/selections/{journey.Id}/data-room/2/1/reading")).Expect(404);

        // A newer version is seen by nobody before the addendum, and then by all.
        await journey.SubmitAsync(one.CdmoId);
        var newer = await UploadAsync(journey, "study-2.txt", "twenty-four months at five degrees"u8.ToArray());
        await journey.Manager.StepAsync(journey.Id, "data-room", new { uploadId = newer, replaces = 1 });
        await CheckedAsync(journey, 1, 2, FileVerdict.Clean);
        (await other.Browser.TryPostAsync($"api/selections/{journey.Id}/data-room/1/2/reading")).Expect(404);
        Assert.Equal([1], (await RoomAsync(other)).DataRoom.Select(f => f.Version));
        Assert.Contains("wait to go out", (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/data-room", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, "data-room/addendum", new { reason = Why });
        foreach (var invitation in seen.Invitations) Assert.DoesNotContain("study-2", (await (await journey.RoomAsync(invitation.CdmoId)).MailAsync($"{journey.Sponsor}: addendum 1 changes the RFP")).Text, StringComparison.Ordinal);
        room = await RoomAsync(other);
        Assert.Equal([2], room.DataRoom.Select(f => f.Version));
        Assert.Equal("study-2.txt", Assert.Single(Assert.Single(room.Amendments).Files).Name);
        Assert.Equal("twenty-four months at five degrees", await ReadAsync(other, journey.Id, "1/2"));
        Assert.Contains("was amended after you submitted", (await one.Browser.GetAsync($"rooms/{journey.Id}/{one.CdmoId}", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        var page = (await other.Browser.GetAsync($"rooms/{journey.Id}/{other.CdmoId}", asPage: true)).Expect(200).Body;
        Assert.Contains("data-room/1/2/reading", page, StringComparison.Ordinal);
        Assert.DoesNotContain(one.CdmoId, page, StringComparison.Ordinal);
        await journey.SeeAsync("the addendum is a Word file too", s => s.Documents.Any(d => d.Id == "rfp-1-addendum-1-docx"));
        Assert.Contains("with addendum 1", (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/rfp/versions", asPage: true)).Expect(200).Body, StringComparison.Ordinal);

        // Taken out: closed at once, and all are told.
        await journey.Manager.StepAsync(journey.Id, "data-room/1/withdrawal", new { reason = "It names the wrong batches." });
        Assert.Empty((await RoomAsync(other)).DataRoom);
        await other.MailAsync($"{journey.Sponsor}: addendum 2 changes the RFP");
        (await other.Browser.TryPostAsync($"api/selections/{journey.Id}/data-room/1/2/reading")).Expect(404);
        await journey.CancelAsync();
    }

    internal static async Task<string> UploadAsync(Journey journey, string name, byte[] content)
    {
        var upload = await journey.Manager.Browser.PostAsync($"api/selections/{journey.Id}/data-room/uploads", new { fileName = name, length = content.Length });
        await BlobUpload.PutAsync(new Uri(upload.Text("address")), content);
        await journey.Manager.Browser.PostAsync($"api/selections/{journey.Id}/data-room/uploads/{upload.Text("uploadId")}/renewal", new { });
        return upload.Text("uploadId");
    }

    internal static Task<AttachmentAnswer> CheckedAsync(Journey journey, int number, int version, FileVerdict verdict) => DemoSite.UntilAsync($"file {number} is {verdict}", async () =>
        (await journey.Manager.Browser.GetAsync<IReadOnlyList<AttachmentAnswer>>($"api/selections/{journey.Id}/data-room")).FirstOrDefault(a => a.Number == number && a.Version == version && a.Verdict == verdict));

    private static Task<CdmoFlow.Functions.Proposals.RoomAnswer> RoomAsync(CdmoPerson person) => person.Browser.GetAsync<CdmoFlow.Functions.Proposals.RoomAnswer>(person.Room("").TrimEnd('/'));

    private static async Task<string> ReadAsync(CdmoPerson person, string selectionId, string file)
    {
        var answer = await person.Browser.PostAsync($"api/selections/{selectionId}/data-room/{file}/reading", new { });
        using var storage = new HttpClient();
        return await storage.GetStringAsync(new Uri(answer.Text("address")));
    }

    private static async Task<IReadOnlyList<CdmoFlow.Records.TrailEntry>> ReadingsAsync(Journey journey) =>
        [.. (await journey.Manager.Browser.GetAsync<TrailAnswer>($"api/selections/{journey.Id}/trail")).Entries.Where(e => e.Note.Action == "attachment.read")];
}
