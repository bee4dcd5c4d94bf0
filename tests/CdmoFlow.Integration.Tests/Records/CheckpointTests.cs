using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CdmoFlow.Functions.Records;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.Configuration;

namespace CdmoFlow.Integration.Tests.Records;

/// <summary>Trails changed behind the product's back, in the tables themselves, after a signed checkpoint was taken.</summary>
[Collection(AppTests.Name)]
public class CheckpointTests(AppFixture app)
{
    private readonly Unsignalled tables = new(app.Host);

    [Fact]
    public async Task A_whole_trail_is_confirmed_and_a_second_checkpoint_of_the_day_changes_nothing()
    {
        var id = await FiveRowsAsync();
        var day = await TakeAsync();
        Assert.False(await tables.Of<Checkpoints>().TakeAsync([new(id, 99, "forged")], tables.Now));

        Assert.Equal((0, $"{id}: whole, 5 rows, confirmed up to row 5 by the checkpoint of {day}."), await VerifyAsync(id));
        var seen = (await tables.Of<TrailChecks>().LookAsync(id))!;
        Assert.Equal((null, day, 5L, true), (seen.Verdict.FirstBreak, seen.Verdict.LastCheckpoint, seen.Verdict.AnchoredRow, seen.AnchorIsBesideData));
    }

    [Fact]
    public async Task An_edited_row_is_found_and_named()
    {
        var id = await CheckpointedAsync();
        await ChangeRowAsync(id, 3, e => e with { Note = e.Note with { Reason = "a better one" } });
        await AssertBrokenAsync(id, "Row 3 was changed after it was written.");
    }

    [Fact]
    public async Task A_removed_row_is_found_and_named()
    {
        var id = await CheckpointedAsync();
        await Table.DeleteEntityAsync(id, Key(2));
        await AssertBrokenAsync(id, "Row 2 is missing: the next row is 3.");
    }

    [Fact]
    public async Task Swapped_rows_are_found_and_named()
    {
        var id = await CheckpointedAsync();
        var (second, third) = (await RowAsync(id, 2), await RowAsync(id, 3));
        await ChangeRowAsync(id, 2, _ => third with { Sequence = 2 });
        await ChangeRowAsync(id, 3, _ => second with { Sequence = 3 });
        await AssertBrokenAsync(id, "Row 2 does not continue row 1.");
    }

    [Fact]
    public async Task A_tail_cut_together_with_the_selection_s_own_head_is_found_by_the_checkpoint()
    {
        var id = await FiveRowsAsync();
        var day = await TakeAsync();
        await Table.DeleteEntityAsync(id, Key(5));
        TableEntity state = await Table.GetEntityAsync<TableEntity>(id, SelectionState.Key);
        var cut = JsonEntity.Read<SelectionState>(state) with { Trail = new(4, (await RowAsync(id, 4)).Hash) };
        await Table.UpsertEntityAsync(JsonEntity.Write(id, SelectionState.Key, cut), TableUpdateMode.Replace);

        await AssertBrokenAsync(id, $"The end was cut off: the checkpoint of {day} saw row 5, the trail ends at row 4.");
    }

    [Fact]
    public async Task A_removed_selection_is_found_by_the_checkpoint()
    {
        var id = await FiveRowsAsync();
        var day = await TakeAsync();
        await foreach (var row in Table.QueryAsync<TableEntity>(e => e.PartitionKey == id)) await Table.DeleteEntityAsync(id, row.RowKey);

        Assert.Equal((1, $"{id}: BROKEN. The trail is gone: the checkpoint of {day} saw 5 rows."), await VerifyAsync(id));

        // The administrators of the site are told, and still are once a later checkpoint no longer knows of it.
        await tables.Of<VerifyTrails>().VerifyAsync(tables.Client);
        await TakeAsync();
        await tables.Of<VerifyTrails>().VerifyAsync(tables.Client);
        var fault = Assert.Single(await tables.Of<InstallationFaults>().ListAsync(), f => f.Subject == id);
        Assert.Equal((InstallationFaultKind.RemovedSelection, day), (fault.Kind, fault.Mark));
    }

    [Fact]
    public async Task The_public_key_alone_is_enough_and_a_stranger_s_is_not()
    {
        var id = await CheckpointedAsync();
        using var folder = new TemporaryFolder();
        using var signer = await tables.Of<SecretKeys>().CheckpointAsync();
        using var stranger = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var (right, wrong, none) = (Path.Combine(folder.Path, "right.pem"), Path.Combine(folder.Path, "wrong.pem"), Path.Combine(folder.Path, "none.pem"));
        await File.WriteAllTextAsync(right, signer.ExportSubjectPublicKeyInfoPem());
        await File.WriteAllTextAsync(wrong, stranger.ExportSubjectPublicKeyInfoPem());
        await File.WriteAllTextAsync(none, "no key");

        Assert.Equal(0, (await VerifyAsync(id, right)).Code);
        var refused = await VerifyAsync(id, wrong);
        Assert.Equal(1, refused.Code);
        Assert.Contains($"was signed with the key {CheckpointSeal.KeyIdOf(signer)}, which is not known here", refused.Said, StringComparison.Ordinal);
        Assert.Contains("holds no public key in PEM", (await Assert.ThrowsAsync<SetupException>(() => VerifyAsync(id, none))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_key_was_rotated_the_earlier_public_key_keeps_older_checkpoints_valid()
    {
        var id = await CheckpointedAsync();
        using var signer = await tables.Of<SecretKeys>().CheckpointAsync();
        using var rotated = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        Dictionary<string, string?> settings = new() { ["Keys:Checkpoint"] = rotated.ExportPkcs8PrivateKeyPem() };

        var forgotten = await VerifyAsync(id, settings: settings);
        Assert.Equal(1, forgotten.Code);
        Assert.Contains($"signed with the key {CheckpointSeal.KeyIdOf(signer)}, which is not known here", forgotten.Said, StringComparison.Ordinal);
        settings["Keys:CheckpointEarlier"] = signer.ExportSubjectPublicKeyInfoPem();
        Assert.Equal(0, (await VerifyAsync(id, settings: settings)).Code);
    }

    [Fact]
    public async Task A_changed_checkpoint_is_named()
    {
        var id = await FiveRowsAsync();
        var day = await TakeAsync();
        var blob = new BlobContainerClient(app.Azurite.ConnectionString, Containers.Checkpoints).GetBlobClient($"{day}.json");
        var original = (await blob.DownloadContentAsync()).Value.Content;
        try
        {
            await blob.UploadAsync(BinaryData.FromString(original.ToString().Replace(id, new string('0', id.Length), StringComparison.Ordinal)), overwrite: true);
            var found = await VerifyAsync(id);
            Assert.Equal(1, found.Code);
            Assert.Contains($"The checkpoint of {day} was changed after it was signed", found.Said, StringComparison.Ordinal);
        }
        finally
        {
            // The other tests share it.
            await blob.UploadAsync(original, overwrite: true);
        }
    }

    [Fact]
    public async Task An_unknown_selection_is_said_with_code_1() => Assert.Equal((1, "There is no selection nobody."), await VerifyAsync("nobody"));

    private TableClient Table => tables.Of<StorageClients>().Table(TableNames.Selections);

    private async Task<string> FiveRowsAsync()
    {
        // At its end: nothing that repairs or reminds adds a row of its own.
        var id = (await tables.CreateAsync(Stage.Contracted)).Selection.Id;
        for (var i = 2; i <= 5; i++) await tables.ChangeAsync(id, (_, _) => { });
        return id;
    }

    private async Task<string> CheckpointedAsync()
    {
        var id = await FiveRowsAsync();
        await TakeAsync();
        return id;
    }

    /// <summary>Lets the nightly function take one that covers what was just written; a day later, because there is one per day.</summary>
    private async Task<string> TakeAsync()
    {
        var clock = (LocalRuntime.SkippingTimeProvider)tables.Of<TimeProvider>();
        clock.AdvanceTo(clock.GetUtcNow().AddDays(1));
        var day = tables.Now.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await new WriteCheckpoint(tables.Store, tables.Of<Checkpoints>(), tables.Of<TimeProvider>()).Run(new(), CancellationToken.None);
        return day;
    }

    private async Task AssertBrokenAsync(string id, string why)
    {
        Assert.Equal((1, $"{id}: BROKEN. {why}"), await VerifyAsync(id));
        Assert.Equal(why, (await tables.Of<TrailChecks>().LookAsync(id))!.Verdict.FirstBreak);
    }

    private async Task<(int Code, string Said)> VerifyAsync(string id, string? publicKey = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        await using var output = new StringWriter();
        var asked = new CommandLine(CommandLineVerb.Verify, null, app.Azurite.ConnectionString, Keep: false) { Selection = id, PublicKeyFile = publicKey };
        var code = await LocalVerify.RunAsync(asked, output, new ConfigurationBuilder().AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal)).Build());
        return (code, output.ToString().Trim());
    }

    private static string Key(int sequence) => $"trail|{sequence:D10}";

    private async Task<TrailEntry> RowAsync(string id, int sequence) => JsonEntity.Read<TrailEntry>((await Table.GetEntityAsync<TableEntity>(id, Key(sequence))).Value);

    private async Task ChangeRowAsync(string id, int sequence, Func<TrailEntry, TrailEntry> change) =>
        await Table.UpsertEntityAsync(JsonEntity.Write(id, Key(sequence), change(await RowAsync(id, sequence))), TableUpdateMode.Replace);
}
