using System.Net;
using System.Text.RegularExpressions;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals;
using CdmoFlow.People;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.People;

/// <summary>Birch has learned every id of alder's room.</summary>
[Collection(AppTests.Name), Trait("Category", "Threat")]
public partial class AnotherRoomTests(AppFixture app)
{
    [Fact]
    public async Task CDMO_A_opens_no_file_question_or_room_of_CDMO_B_by_id_on_whatever_route()
    {
        var (id, alder, birch, upload, file) = await RoomsAsync();
        foreach (var rule in RouteTable.All.Where(r => r.Route.Contains("rooms/", StringComparison.Ordinal)))
        {
            var path = Hole().Replace(rule.Route, hole => hole.Groups["name"].Value switch
            {
                "selectionId" => id,
                "cdmoId" => "alder",
                "uploadId" => upload,
                "fileId" => file,
                "personId" => alder.Person.Id,
                "number" or "version" => "1",
                "kind" => "msa",
                var other => throw new InvalidOperationException($"This test knows no value for {other}."),
            });
            using var answer = rule.Method == "GET" ? await birch.GetAsync(path) : await birch.PostAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{rule.Method} {path}: {(int)answer.StatusCode}");
        }

        foreach (var page in new[] { $"rooms/{id}/birch", $"api/rooms/{id}/birch", $"rooms/{id}/birch/offer", $"api/rooms/{id}/birch/draft" })
        {
            var seen = await (await birch.GetAsync(page)).Content.ReadAsStringAsync();
            Assert.DoesNotContain("alder", seen, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(upload, seen, StringComparison.Ordinal);
            Assert.DoesNotContain("How large is a batch?", seen, StringComparison.Ordinal);
        }

        alder.Dispose();
        birch.Dispose();
    }

    [Fact]
    public async Task CDMO_A_in_its_own_room_with_ids_of_CDMO_B_is_told_what_is_told_of_ids_that_do_not_exist()
    {
        var (id, alder, birch, upload, file) = await RoomsAsync();
        var room = $"api/rooms/{id}/birch";
        var unknown = Guid.CreateVersion7().ToString("N");
        foreach (var (path, theirs) in new[] { ("files/{0}/reading", file), ("files/{0}/replacement", file), ("uploads/{0}/renewal", upload), ("uploads/{0}/completion", upload), ("uploads/{0}/removal", upload), ("questions/{0}", "1") })
            Assert.Equal(await SaidAsync(birch, room, path, path.StartsWith("questions", StringComparison.Ordinal) ? "99" : unknown), await SaidAsync(birch, room, path, theirs));
        Assert.Equal(await ReadAsync(birch, $"{room}/uploads/{unknown}"), await ReadAsync(birch, $"{room}/uploads/{upload}"));
        Assert.Equal(HttpStatusCode.NotFound, (await birch.GetAsync($"{room}/receipts/1/pdf")).StatusCode);

        // Nor can it hand in what another has uploaded.
        await SubmissionTests.SubmitAsync(birch, room, upload, HttpStatusCode.BadRequest, "request-foreign");
        Assert.Empty(await app.Host.Services.GetRequiredService<RoomStore>().SubmissionsAsync(id, "birch"));
        Assert.Single(await app.Host.Services.GetRequiredService<RoomStore>().UploadsAsync(id, "alder"));
        alder.Dispose();
        birch.Dispose();
    }

    private async Task<(string Id, SponsorClient Alder, SponsorClient Birch, string Upload, string File)> RoomsAsync()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@threats.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager);
        var (alder, birch) = (await SponsorClient.EnterRoomAsync(app.Host, id, "alder"), await SponsorClient.EnterRoomAsync(app.Host, id, "birch"));
        var (upload, _) = await SubmissionTests.UploadAsync(alder, $"api/rooms/{id}/alder", "an offer");
        await SubmissionTests.SubmitAsync(alder, $"api/rooms/{id}/alder", upload, HttpStatusCode.OK, "request-rooms");
        await SubmissionTests.VerifiedAsync(alder, $"api/rooms/{id}/alder", 1);
        var asked = await alder.PostAsync($"api/rooms/{id}/alder/questions", new { category = "technical_data", text = "How large is a batch?", requestId = "question-one" });
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync());
        return (id, alder, birch, upload, upload);
    }

    private static async Task<string> SaidAsync(SponsorClient client, string room, string path, string id) =>
        await TextAsync(await client.PostAsync($"{room}/{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id)}", new { act = "withdraw", uploadId = id, sha256 = (string?)null }), id);

    private static async Task<string> ReadAsync(SponsorClient client, string path) => await TextAsync(await client.GetAsync(path), path);

    private static async Task<string> TextAsync(HttpResponseMessage answer, string id) => $"{(int)answer.StatusCode} {(await answer.Content.ReadAsStringAsync()).Replace(id, "ID", StringComparison.Ordinal)}";

    [GeneratedRegex(@"\{(?<name>[*\w]+)[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
