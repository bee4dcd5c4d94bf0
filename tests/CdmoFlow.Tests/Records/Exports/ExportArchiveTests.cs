using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Records.Exports;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Storage.Exports;
using CdmoFlow.Tests.Selections;
using CdmoFlow.Tests.Tables;

namespace CdmoFlow.Tests.Records.Exports;

/// <summary>An export that is whole is read; one that somebody touched is refused with the reason.</summary>
public class ExportArchiveTests
{
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly Selection Sealed = Given.ASelection().In(Stage.RfpIssued).WithCandidates(2).WithProposal("alpha").Build();

    [Fact]
    public async Task A_whole_export_is_read_and_tells_who_signed_it()
    {
        using var archive = await OpenAsync(await WriteAsync(Sealed));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.True(archive.IsSignedBy(Key));
        Assert.False(archive.IsSignedBy(other));
        var plan = await RestorePlan.ReadAsync(archive);
        Assert.Equal(JsonSerializer.Serialize(Sealed.Proposals, Json.Options), JsonSerializer.Serialize(plan.Selection.Proposals, Json.Options));
        Assert.Equal(JsonSerializer.Serialize(Sealed.Candidates, Json.Options), JsonSerializer.Serialize(plan.Selection.Candidates, Json.Options));
    }

    [Fact]
    public async Task Cut_off_it_is_refused_wherever_the_cut_is()
    {
        var whole = await WriteAsync(Sealed);
        foreach (var length in (int[])[0, 10, whole.Length / 2, whole.Length - 1])
            Assert.Contains("cut off", (await RefusedAsync(whole[..length])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("rows/../../outside.jsonl")]
    [InlineData("rows\\..\\outside.jsonl")]
    [InlineData("C:/outside.txt")]
    [InlineData("rows/")]
    [InlineData("rows/.hidden")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name) =>
        Assert.Contains("has a name that no export has", (await RefusedAsync(await TouchedAsync(zip => zip.CreateEntry(name)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Added_removed_doubled_and_changed_entries_are_refused()
    {
        Assert.Contains("does not know the entry rows/extra.jsonl", (await RefusedAsync(await TouchedAsync(zip => zip.CreateEntry("rows/extra.jsonl")))).Message, StringComparison.Ordinal);
        Assert.Contains("rows/candidate.jsonl is missing", (await RefusedAsync(await TouchedAsync(zip => zip.GetEntry("rows/candidate.jsonl")!.Delete()))).Message, StringComparison.Ordinal);
        Assert.Contains("Two entries", (await RefusedAsync(await TouchedAsync(zip => zip.CreateEntry("rows/candidate.jsonl")))).Message, StringComparison.Ordinal);
        Assert.Contains("rows/state.jsonl was changed", (await RefusedAsync(await TouchedAsync(zip => Replace(zip, "rows/state.jsonl", text => text.Replace("rfp_issued", "scoring", StringComparison.Ordinal))))).Message, StringComparison.Ordinal);
        Assert.Contains("signature.json is missing", (await RefusedAsync(await TouchedAsync(zip => zip.GetEntry("signature.json")!.Delete()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_written_anew_over_a_changed_trail_is_refused_by_the_chain_and_its_signature_is_gone()
    {
        var forged = await WriteAsync(Sealed, trail: entries => entries[0] = entries[0] with { Actor = "p-somebody-else" });
        Assert.Contains("Row 1 was changed", (await RefusedAsync(forged)).Message, StringComparison.Ordinal);
        var cut = await WriteAsync(Sealed, trail: entries => entries.RemoveAt(entries.Count - 1));
        Assert.Contains("its end was cut off", (await RefusedAsync(cut)).Message, StringComparison.Ordinal);
        var touched = await TouchedAsync(zip => Replace(zip, "manifest.json", text => text.Replace("\"version\":1", "\"version\": 1", StringComparison.Ordinal)));
        using var archive = await OpenAsync(touched);
        Assert.False(archive.IsSignedBy(Key));
    }

    [Fact]
    public async Task Rows_of_another_selection_of_an_unknown_kind_or_sealed_ones_in_the_clear_are_refused()
    {
        async Task<string> PlanAsync(params StoredRow[] extra)
        {
            using var archive = await OpenAsync(await WriteAsync(Sealed, extra));
            return (await Assert.ThrowsAsync<ExportRefusedException>(() => RestorePlan.ReadAsync(archive))).Message;
        }

        Assert.Contains("another selection", await PlanAsync(new StoredRow("other", "flag|alpha|x", "{}")), StringComparison.Ordinal);
        Assert.Contains("does not know", await PlanAsync(new StoredRow(Sealed.Id, "surprise|1", "{}")), StringComparison.Ordinal);
        Assert.Contains("holds the record", await PlanAsync(new StoredRow(Sealed.Id, "cda|bravo", "{\"cdmoId\":\"alpha\",\"state\":\"sent\"}")), StringComparison.Ordinal);
        var submission = new StoredRow($"{Sealed.Id}:alpha", "submission|s-alpha-1", JsonSerializer.Serialize(PageTablesTests.Submitted(), Json.Options));
        Assert.Contains("is sealed and lies in the clear", await PlanAsync(submission), StringComparison.Ordinal);
        Assert.Contains("no room of this selection", await PlanAsync(submission with { PartitionKey = "other:alpha" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Mails_that_had_not_left_come_back_closed_and_the_others_as_they_were()
    {
        var mail = new OutboxMail { Id = "0000000001-000", Order = MailOrder.Of("gate_opened", Given.Manager, MailLink.Page("/")), QueuedAt = Given.Now };
        StoredRow Row(OutboxMail of) => new(Sealed.Id, of.RowKey, JsonSerializer.Serialize(of, Json.Options));
        foreach (var waiting in (OutboxState[])[OutboxState.Queued, OutboxState.Claimed])
            Assert.Contains("\"state\":\"failed\"", RestorePlan.Restored(Row(mail with { State = waiting })).Json, StringComparison.Ordinal);
        foreach (var settled in (OutboxState[])[OutboxState.Sent, OutboxState.InDigest, OutboxState.Unwanted, OutboxState.Failed])
            Assert.Equal(Row(mail with { State = settled }), RestorePlan.Restored(Row(mail with { State = settled })));
    }

    [Fact]
    public void Webhooks_come_back_off_and_what_they_were_not_told_is_not_sent()
    {
        var hook = new Webhook { Id = "a1", Address = "https://erp.example/", CreatedBy = Given.Manager, CreatedAt = Given.Now };
        var call = new WebhookCall { Id = "0000000001-0-a1", WebhookId = "a1", Stage = Stage.Scoring, At = Given.Now, Since = Given.Now, NextAt = Given.Now };
        string Restored(ISelectionRow row) => RestorePlan.Restored(new StoredRow(Sealed.Id, row.RowKey, JsonSerializer.Serialize(row, row.GetType(), Json.Options))).Json;
        Assert.False(JsonSerializer.Deserialize<Webhook>(Restored(hook), Json.Options)!.IsOn);
        Assert.Equal(WebhookCallState.NotWanted, JsonSerializer.Deserialize<WebhookCall>(Restored(call), Json.Options)!.State);
        Assert.Equal(WebhookCallState.Delivered, JsonSerializer.Deserialize<WebhookCall>(Restored(call with { State = WebhookCallState.Delivered }), Json.Options)!.State);
    }

    [Theory]
    [InlineData("rfp-1-pdf", "Request.PDF", "files/documents/rfp-1-pdf.pdf")]
    [InlineData("../x", "../../evil.sh/..", "files/documents/x___x")]
    [InlineData("ä b", "name.with.dots.docx", "files/documents/x__b.docx")]
    public void Names_in_an_export_are_plain_whatever_things_are_called(string id, string fileName, string path)
    {
        Assert.Equal(path, ExportPaths.Document(id, fileName));
        Assert.True(ExportPaths.IsPlain(path));
    }

    [Fact]
    public void A_line_gives_the_same_row_word_for_word()
    {
        var row = new StoredRow("a:b", "cda|x", "{\"z\":1.50,\"a\":\"\\u003Cb\\u003E\\n\"}");
        Assert.Equal(row, StoredRow.Read(row.ToLine()));
        Assert.Null(StoredRow.Read("{\"rowKey\":1}"));
        Assert.Null(StoredRow.Read("no json"));
    }

    private static async Task<byte[]> WriteAsync(Selection selection, StoredRow[]? extra = null, Action<List<TrailEntry>>? trail = null)
    {
        var (entries, head) = TrailChain.Append(TrailHead.Empty, [new("selection.created", selection.Id, null, null, null), new("selection.exported", selection.Id, null, null, null)], Actor.System, Given.Now, new byte[32]);
        var kept = entries.ToList();
        trail?.Invoke(kept);
        var state = selection.State with { Trail = head };
        var header = new ExportHeader { SelectionId = selection.Id, Title = state.Title, Stage = state.Stage, ExportedAt = Given.Now, ExportedBy = Given.Manager, Trail = head, Sealed = [], Missing = [] };
        StoredRow Row(ISelectionRow row) => new(selection.Id, row.RowKey, JsonSerializer.Serialize(row, row.GetType(), Json.Options));
        using var target = new MemoryStream();
        await using (var zip = await ExportWriter.BeginAsync(target, Given.Now))
        {
            var all = selection.All<ISelectionRow>().Select(Row).Append(Row(state)).Concat((extra ?? []).Where(r => !r.PartitionKey.Contains(':', StringComparison.Ordinal))).ToLookup(r => r.Kind);
            foreach (var kind in all) await zip.AddLinesAsync(ExportPaths.Rows(kind.Key), kind.Select(r => r.ToLine()).ToAsyncEnumerable());
            foreach (var kind in (extra ?? []).Where(r => r.PartitionKey.Contains(':', StringComparison.Ordinal)).ToLookup(r => r.Kind)) await zip.AddLinesAsync(ExportPaths.Rooms(kind.Key), kind.Select(r => r.ToLine()).ToAsyncEnumerable());
            await zip.AddLinesAsync(ExportPaths.Trail, kept.Select(e => new StoredRow(selection.Id, FormattableString.Invariant($"trail|{e.Sequence:D10}"), JsonSerializer.Serialize(e, Json.Options)).ToLine()).ToAsyncEnumerable());
            await zip.AddAsync(ExportPaths.Header, JsonSerializer.Serialize(header, Json.Options));
            await zip.FinishAsync(selection.Id, head, Key);
        }

        return target.ToArray();
    }

    private static Task<ExportArchive> OpenAsync(byte[] file) => ExportArchive.OpenAsync(new MemoryStream(file));

    private static Task<ExportRefusedException> RefusedAsync(byte[] file) => Assert.ThrowsAsync<ExportRefusedException>(() => OpenAsync(file));

    private static async Task<byte[]> TouchedAsync(Action<ZipArchive> touch)
    {
        using var file = new MemoryStream();
        file.Write(await WriteAsync(Sealed));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true)) touch(zip);
        return file.ToArray();
    }

    private static void Replace(ZipArchive zip, string path, Func<string, string> change)
    {
        string text;
        using (var reader = new StreamReader(zip.GetEntry(path)!.Open())) text = reader.ReadToEnd();
        zip.GetEntry(path)!.Delete();
        using var writer = zip.CreateEntry(path).Open();
        writer.Write(Encoding.UTF8.GetBytes(change(text)));
    }
}
