using System.Net;
using System.Text;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>The record of an opening over HTTP, and what is noticed when somebody exchanges a sealed file in storage.</summary>
[Collection(AppTests.Name)]
public class OpeningRecordTests(AppFixture app)
{
    [Fact]
    public async Task The_opening_is_on_record_with_persons_times_and_hashes_and_a_swapped_file_is_found_by_the_trail()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@opening.example");
        using var second = await SponsorClient.SignInAsync(app.Host, "Udo Kern", "udo@opening.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager, second);
        using var alder = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        var room = $"api/rooms/{id}/alder";
        var (upload, _) = await SubmissionTests.UploadAsync(alder, room, "the sealed offer");
        await SubmissionTests.SubmitAsync(alder, room, upload, HttpStatusCode.OK, "request-record");
        var sha = (await SubmissionTests.VerifiedAsync(alder, room, 1))["files"]![0]!["sha256"]!.ToString();
        var seal = Assert.Single((await Of<SelectionStore>().LoadAsync(id))!.Selection.Proposals);
        Assert.Contains(await Of<SelectionStore>().TrailAsync(id), e => e.Note.Action == SealedContent.Action && e.Note.New == $"{seal.Anchor}, files sha-256 {seal.FilesSha256}");
        string[] addresses = [$"selections/{id}/opening-record", $"api/selections/{id}/opening-record", $"api/selections/{id}/opening-record/pdf"];
        foreach (var address in addresses) Assert.Equal(HttpStatusCode.Conflict, (await manager.GetAsync(address)).StatusCode);

        await CloseAsync(id);
        await OfferTests.PostAsync(manager, $"api/selections/{id}/opening", new { confirm = true }, HttpStatusCode.OK);
        var half = await TextAsync(second, $"selections/{id}");
        Assert.Contains("Confirmed by Nora Falk", half, StringComparison.Ordinal);
        Assert.DoesNotContain("opening-record", half, StringComparison.Ordinal);
        foreach (var address in addresses) Assert.Equal(HttpStatusCode.Conflict, (await manager.GetAsync(address)).StatusCode);
        await OfferTests.PostAsync(second, $"api/selections/{id}/opening", new { confirm = true }, HttpStatusCode.OK);
        Assert.Contains("opening-record", await TextAsync(manager, $"selections/{id}"), StringComparison.Ordinal);
        var page = await TextAsync(second, addresses[0]);
        foreach (var words in (string[])["Nora Falk", "Udo Kern", "alder labs", sha, seal.Anchor, seal.FilesSha256!]) Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("offer.txt", page, StringComparison.Ordinal);
        var record = await SponsorClient.BodyAsync(await manager.GetAsync(addresses[1]));
        Assert.Equal([manager.Person.Id, second.Person.Id], record["proposals"]!["openedBy"]!.AsArray().Select(p => p!["personId"]!.ToString()));
        Assert.True(record["proposals"]!["versions"]![0]!["isAsSealed"]!.GetValue<bool>());
        Assert.Null(record["prices"]);
        Assert.Equal("%PDF"u8.ToArray(), (await (await manager.GetAsync(addresses[2])).Content.ReadAsByteArrayAsync())[..4]);
        Assert.Equal(HttpStatusCode.Forbidden, (await alder.GetAsync(addresses[1])).StatusCode);
        Assert.Equal((0, true), await VerifyAsync(id, withFiles: true) is var whole ? (whole.Code, whole.Said.Contains(": whole,", StringComparison.Ordinal)) : default);

        // The file alone: who reads it again finds out.
        var content = (await Of<RoomStore>().SubmissionAsync(id, "alder", seal.SubmissionId))!;
        var blob = Of<StorageClients>().Container(Containers.Sealed).GetBlobClient(content.Files[0].SealedBlob);
        await blob.UploadAsync(new BinaryData("another offer of it"), overwrite: true);
        Assert.Equal(0, (await VerifyAsync(id, withFiles: false)).Code);
        Assert.Equal((1, $"{id}: BROKEN. The sealed file {upload} of proposal|alder|001 is not the one whose hash was noted."), await VerifyAsync(id, withFiles: true));

        // The file and its row: the trail knows the hash.
        var other = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("another offer of it")));
        await Of<RoomStore>().SaveVerifiedAsync(id, "alder", content with { Files = [content.Files[0] with { Sha256 = other }] });
        var row = (await Of<SelectionStore>().TrailAsync(id)).First(e => e.Note.Action == SealedContent.Action).Sequence;
        var broken = $"The files of proposal|alder|001 are not those whose hash stands in row {row}.";
        Assert.Equal((1, $"{id}: BROKEN. {broken}"), await VerifyAsync(id, withFiles: false));
        Assert.Equal(broken, (await Of<TrailChecks>().LookAsync(id))!.Verdict.FirstBreak);
        Assert.Contains("not what was sealed", await TextAsync(manager, addresses[0]), StringComparison.Ordinal);
        // The other tests share this storage, and the nightly look at all trails must not find this one.
        await Of<RoomStore>().SaveVerifiedAsync(id, "alder", content);
    }

    private T Of<T>()
        where T : notnull => app.Host.Services.GetRequiredService<T>();

    private static async Task<string> TextAsync(SponsorClient person, string path) => await (await person.GetAsync(path)).Content.ReadAsStringAsync();

    private async Task<(int Code, string Said)> VerifyAsync(string id, bool withFiles)
    {
        await using var output = new StringWriter();
        var asked = new CommandLine(CommandLineVerb.Verify, null, app.Azurite.ConnectionString, Keep: false) { Selection = id, WithFiles = withFiles };
        var code = await LocalVerify.RunAsync(asked, output, new ConfigurationBuilder().Build());
        return (code, output.ToString().Trim());
    }

    private async Task CloseAsync(string id)
    {
        var verdict = await Of<Desk>().DecideAsync(id, Actor.System, Of<DurableTaskClient>(), (selection, now) =>
            RfpUpkeep.Due(selection.After(new Change().Put(selection.State with { RfpDeadline = now.AddMinutes(-2) })), "1", now));
        Assert.Equal(Stage.Opening, verdict.Selection!.State.Stage);
    }
}
