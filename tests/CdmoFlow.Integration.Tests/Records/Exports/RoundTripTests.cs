using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CdmoFlow.Functions.Records.Exports;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo;
using CdmoFlow.LocalRuntime;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Records.Exports;

/// <summary>A selection of every stage is exported, restored in another account, goes on there, and exported again it is the same.</summary>
[Collection(TwoSitesTests.Name)]
public partial class RoundTripTests(TwoSites sites)
{
    // What an export says of itself, and what the restore adds: one row of the trail, and its head in the state.
    private static readonly string[] OwnFacts = [ExportPaths.ReadMe, ExportPaths.Index, ExportPaths.Header, ExportPaths.Manifest, ExportPaths.Signature, ExportPaths.Trail, "rows/state.jsonl"];

    [Fact]
    public async Task Selections_of_every_stage_come_back_the_same_and_go_on()
    {
        Assert.True(sites.Selections.Select(s => s.End.State.Stage).Distinct().Count() >= 12);
        foreach (var selection in sites.Selections.Select(s => s.End))
        {
            var first = await TwoSites.ExportAsync(sites.Origin, selection.Id);
            var restored = await TwoSites.ImportAsync(sites.Copy, first);
            var second = await TwoSites.ExportAsync(sites.Copy, selection.Id);
            AssertSame(Zip.Entries(first), Zip.Entries(second), $"{selection.Id} in {selection.State.Stage}");
            Assert.Equal(selection.State.Stage, restored.State.Stage);
            foreach (var document in selection.Documents) Assert.Equal(document.Length, (await TwoSites.Of<DocumentStore>(sites.Copy).ReadAsync(document)).Length);
            await AssertSealsAsync(selection, Zip.Entries(first));
            await Assert.ThrowsAsync<ExportRefusedException>(() => TwoSites.ImportAsync(sites.Copy, first));
        }

        await GoOnAsync();
    }

    [Fact]
    public async Task The_same_state_gives_the_same_file_but_for_its_signature()
    {
        var export = TwoSites.Of<SelectionExport>(sites.Origin);
        var begun = (await export.BeginAsync(sites.Selections.First(s => s.End.State.Stage == Stage.Contracted).End.Id, "p-test", carrySealed: false))!;
        IReadOnlyDictionary<string, byte[]>[] files = [await WriteAsync(), await WriteAsync()];
        Assert.Equal(files[0].Keys, files[1].Keys);
        Assert.All(files[0].Where(e => e.Key != ExportPaths.Signature), e => Assert.Equal(e.Value, files[1][e.Key]));
        var page = Zip.Text(files[0], ExportPaths.Index);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("selection.created", page, StringComparison.Ordinal);

        async Task<IReadOnlyDictionary<string, byte[]>> WriteAsync()
        {
            using var target = new MemoryStream();
            await export.WriteAsync(begun, target);
            return Zip.Entries(target.ToArray());
        }
    }

    [Fact]
    public async Task Every_table_linked_on_the_pages_of_a_selection_can_be_taken_away()
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (var selection in sites.Selections.Select(s => s.End))
        {
            var person = sites.World.People.First(p => p.Id == selection.ProjectManagers[0]);
            using var manager = await SponsorClient.SignInAsync(sites.Origin.Host, person.Name, person.Email);
            foreach (var page in (string[])["selections", "tasks", "register", "settings", .. Pages(selection).Select(p => $"selections/{selection.Id}{p}")])
            {
                using var shown = await manager.GetAsync(page);
                foreach (Match link in Link().Matches(WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync())))
                {
                    using var file = await manager.GetAsync(link.Groups["address"].Value.TrimStart('/'));
                    var bytes = await file.Content.ReadAsByteArrayAsync();
                    Assert.True(file.StatusCode == HttpStatusCode.OK, $"{link.Groups["address"].Value} answers {file.StatusCode}.");
                    Assert.True(link.Groups["format"].Value == "csv" ? bytes.AsSpan().StartsWith("\uFEFF"u8) : bytes.AsSpan().StartsWith("PK"u8), link.Value);
                    Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
                    taken.Add(link.Groups["name"].Value);
                }
            }
        }

        Assert.Equal(
            ["agreements", "answers", "audits", "cdas", "cdmos", "companies", "decisions", "documents", "files", "findings", "flags", "gates", "longlist", "mails", "notices", "opened-proposals", "plan", "prices", "question-counts", "questions", "ranking", "scorecard", "scores", "scoring", "selections", "table-1", "tasks", "team", "trail"],
            taken.Where(t => t is not ("amendments" or "days-off" or "mails") && (t == "table-1" || !t.StartsWith("table-", StringComparison.Ordinal))).Append("mails").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_that_the_page_does_not_have_is_not_found_and_a_stranger_gets_none()
    {
        var selection = sites.Selections.First(s => s.End.State.Stage == Stage.Scoring).End;
        var person = sites.World.People.First(p => p.Id == selection.ProjectManagers[0]);
        using var manager = await SponsorClient.SignInAsync(sites.Origin.Host, person.Name, person.Email);
        using var stranger = await SponsorClient.SignInAsync(sites.Origin.Host, "Otto Fern", "otto@elsewhere.example");
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"selections/{selection.Id}?table=nothing&format=csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"selections/{selection.Id}?table=longlist&format=exe")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"selections/{selection.Id}?table=longlist&format=csv")).StatusCode);
        manager.Reads("de");
        Assert.Contains("Eignung", await (await manager.GetAsync($"selections/{selection.Id}?table=longlist&format=csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task AssertSealsAsync(Selection selection, IReadOnlyDictionary<string, byte[]> entries)
    {
        var rooms = TwoSites.Of<RoomStore>(sites.Copy);
        foreach (var seal in selection.Proposals)
        {
            var there = await rooms.SubmissionAsync(selection.Id, seal.CdmoId, seal.SubmissionId);
            Assert.Equal(seal is { IsPriceOpened: true, IsHeld: true }, there is not null);
            var origin = sites.Selections.First(s => s.End.Id == selection.Id).Submissions.First(s => s.Content.Id == seal.SubmissionId).Content;
            if (there is not null) continue;
            Assert.Contains(seal.Anchor, Zip.Text(entries, ExportPaths.Header), StringComparison.Ordinal);
            // Another version of the same CDMO may be open and bear the same names.
            foreach (var file in origin.Files.Where(_ => !selection.Proposals.Any(p => p.CdmoId == seal.CdmoId && p.IsOpened))) Assert.Null(Zip.Holding(entries, file.Name));
            foreach (var blob in origin.Files) Assert.False(await TwoSites.Of<StorageClients>(sites.Copy).Container(Containers.Sealed).GetBlobClient(blob.SealedBlob).ExistsAsync());
        }

        if (selection.State.Stage != Stage.RfpIssued) return;
        var copy = (await TwoSites.Of<SelectionStore>(sites.Copy).LoadAsync(selection.Id))!.Selection;
        Assert.Equal("sealed", ConfirmOpening.Decide(copy, new(true), new Actor(copy.ProjectManagers[0], "project_manager"), TwoSites.Of<TimeProvider>(sites.Copy).GetUtcNow()).Refusal!.Type);
    }

    /// <summary>The reconciler of the other app starts what the state asks for; no mail of before leaves, nothing is found wrong, and the trails hold under its own key.</summary>
    private async Task GoOnAsync()
    {
        var (client, control) = (TwoSites.Of<DurableTaskClient>(sites.Copy), TwoSites.Of<LocalRuntimeControl>(sites.Copy));
        for (var sweep = 0; sweep < 2; sweep++)
        {
            await TwoSites.Of<Reconciler>(sites.Copy).SweepAsync(client, everything: true);
            await control.DrainAsync(CancellationToken.None);
        }

        foreach (var selection in sites.Selections.Select(s => s.End))
        {
            var now = (await TwoSites.Of<SelectionStore>(sites.Copy).LoadAsync(selection.Id))!.Selection;
            Assert.Equal(selection.State.Stage, now.State.Stage);
            Assert.Equal(selection.State.HasEnded, await client.GetInstanceAsync(selection.Id) is null);
            var trail = await TwoSites.Of<SelectionStore>(sites.Copy).TrailAsync(selection.Id);
            Assert.Null(TrailCheck.Check(selection.Id, trail, now.State.Trail, await TwoSites.Of<SecretKeys>(sites.Copy).TrailAsync(), []).FirstBreak);
        }

        Assert.DoesNotContain(await control.InstancesAsync(CancellationToken.None), i => i.Status == OrchestrationRuntimeStatus.Failed);
        var mails = await TwoSites.Of<LocalMailbox>(sites.Copy).ListAsync(null, CancellationToken.None);
        Assert.DoesNotContain(mails, m => sites.Selections.Any(s => IsOfBefore(m.Id, s.End)));
    }

    // What falls due in the restored selection may be written anew, such as a follow-up; what was written before the export never leaves again. An id is selection, trail row and number.
    private static bool IsOfBefore(string mailId, Selection exported) =>
        mailId.StartsWith(exported.Id, StringComparison.Ordinal) && long.Parse(mailId.Split('-')[^2], CultureInfo.InvariantCulture) <= exported.State.Trail.Sequence;

    private static void AssertSame(IReadOnlyDictionary<string, byte[]> first, IReadOnlyDictionary<string, byte[]> second, string what)
    {
        Assert.Equal(first.Keys.Order(StringComparer.Ordinal), second.Keys.Order(StringComparer.Ordinal));
        foreach (var (path, bytes) in first.Where(e => !OwnFacts.Contains(e.Key, StringComparer.Ordinal))) Assert.True(bytes.AsSpan().SequenceEqual(second[path]), $"{path} of {what} differs.");
        var (before, after) = (Zip.Text(first, ExportPaths.Trail).Split('\n', StringSplitOptions.RemoveEmptyEntries), Zip.Text(second, ExportPaths.Trail).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(before, after[..^1]);
        Assert.Contains("\"action\":\"selection.imported\"", after[^1], StringComparison.Ordinal);
        Assert.Equal(State(first), State(second));
    }

    private static string State(IReadOnlyDictionary<string, byte[]> entries)
    {
        var record = JsonNode.Parse(Zip.Text(entries, "rows/state.jsonl"))!["record"]!.AsObject();
        foreach (var own in (string[])["trail", "changedAt", "needsAttention"]) record.Remove(own);
        return record.ToJsonString();
    }

    private static IEnumerable<string> Pages(Selection selection) =>
        ["", "/cdas", "/rfp", "/questions", "/amendments", "/opening-record", "/scorecard", "/prices", "/team", "/calendar", "/webhooks", "/retention", "/mails", "/trail", .. selection.Gates.Select(g => $"/gates/{Uri.EscapeDataString(g.Id)}"), .. selection.Audits.SelectMany(a => (string[])[$"/audits/{a.CdmoId}", $"/scores/{a.CdmoId}"]),
            .. selection.Proposals.Where(p => p.IsOpened).Select(p => $"/proposals/{p.CdmoId}")];

    [GeneratedRegex("href=\"(?<address>[^\"]*table=(?<name>[a-z0-9-]+)&format=(?<format>csv|xlsx))\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
