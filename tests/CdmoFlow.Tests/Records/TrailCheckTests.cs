using System.Security.Cryptography;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Records;

public sealed class TrailCheckTests : IDisposable
{
    private const string Id = "selection";
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly ECDsa signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void A_trail_that_agrees_with_its_checkpoints_is_whole_and_says_how_far_it_is_anchored()
    {
        var (rows, head) = Written("one", "two", "three");
        var verdict = Check(rows, head, CheckpointOf(2, rows), CheckpointOf(3, rows));
        Assert.Equal((null, 3, "2027-03-03", 3L), (verdict.FirstBreak, verdict.Rows, verdict.LastCheckpoint, verdict.AnchoredRow));
    }

    [Fact]
    public void An_edited_row_is_named()
    {
        var (rows, head) = Written("one", "two", "three");
        var checkpoint = CheckpointOf(3, rows);
        rows[1] = rows[1] with { Note = rows[1].Note with { New = "bribed" } };
        Assert.StartsWith("Row 2 was changed", Check(rows, head, checkpoint).FirstBreak, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_row_is_named()
    {
        var (rows, head) = Written("one", "two", "three");
        var checkpoint = CheckpointOf(3, rows);
        rows.RemoveAt(1);
        Assert.StartsWith("Row 2 is missing", Check(rows, head, checkpoint).FirstBreak, StringComparison.Ordinal);
    }

    [Fact]
    public void Swapped_rows_are_named()
    {
        var (rows, head) = Written("one", "two", "three", "four");
        var checkpoint = CheckpointOf(4, rows);
        (rows[1], rows[2]) = (rows[2] with { Sequence = 2 }, rows[1] with { Sequence = 3 });
        Assert.StartsWith("Row 2 does not continue row 1", Check(rows, head, checkpoint).FirstBreak, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tail_cut_together_with_the_head_is_noticed_by_the_checkpoint_alone()
    {
        var (rows, _) = Written("one", "two", "three");
        var checkpoint = CheckpointOf(3, rows);
        rows.RemoveAt(2);
        var head = new TrailHead(2, rows[1].Hash);
        Assert.Null(TrailChain.FirstBreak(rows, head, Key));
        Assert.Equal("The end was cut off: the checkpoint of 2027-03-03 saw row 3, the trail ends at row 2.", Check(rows, head, checkpoint).FirstBreak);
    }

    [Fact]
    public void A_trail_rewritten_with_the_right_key_is_noticed_by_the_checkpoint_alone()
    {
        var checkpoint = CheckpointOf(2, Written("one", "two", "three").Rows);
        var (forged, head) = Written("one", "another", "three");
        Assert.Null(TrailChain.FirstBreak(forged, head, Key));
        Assert.Equal("The trail was rewritten at or before row 2: the checkpoint of 2027-03-02 saw another row there.", Check(forged, head, checkpoint).FirstBreak);
    }

    [Fact]
    public void A_removed_selection_is_noticed() =>
        Assert.Equal("The trail is gone: the checkpoint of 2027-03-02 saw 2 rows.", Check([], null, CheckpointOf(2, Written("one", "two").Rows)).FirstBreak);

    [Fact]
    public void A_checkpoint_that_was_changed_or_signed_by_somebody_else_is_named()
    {
        var (rows, head) = Written("one", "two");
        var signed = CheckpointSeal.Sign(Taken(2, rows), signer);
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.NotNull(CheckpointSeal.Open(signed, signer));
        Assert.Null(CheckpointSeal.Open(signed, stranger));
        Assert.Null(CheckpointSeal.Open(signed with { Content = signed.Content.Replace("\"sequence\":2", "\"sequence\":1", StringComparison.Ordinal) }, signer));
        Assert.Null(CheckpointSeal.Open(signed with { Signature = "no base64" }, signer));
        using var known = new CheckpointKeys(Public(signer));
        Assert.Equal("The checkpoint of 2027-03-02 was changed after it was signed.", Opened(known, signed with { Content = signed.Content.Replace("\"sequence\":2", "\"sequence\":1", StringComparison.Ordinal) }).Problem);
        Assert.Equal("The checkpoint of 2027-03-02 was changed after it was signed.", Opened(known, new SignedCheckpoint("", "", "")).Problem);
        Assert.Equal("gone", Check(rows, head, new OpenedCheckpoint("2027-03-02", null, "gone")).FirstBreak);
    }

    [Fact]
    public void After_a_rotation_checkpoints_hold_by_the_key_that_each_names_and_an_unknown_key_is_named()
    {
        var (rows, head) = Written("one", "two", "three");
        using var later = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        KeyValuePair<string, SignedCheckpoint>[] stored = [KeyValuePair.Create("2027-03-02", CheckpointSeal.Sign(Taken(2, rows), signer)), KeyValuePair.Create("2027-03-03", CheckpointSeal.Sign(Taken(3, rows), later))];

        using var both = new CheckpointKeys([Public(later), .. CheckpointKeys.Read(signer.ExportSubjectPublicKeyInfoPem())]);
        var verdict = TrailCheck.Check(Id, rows, head, Key, CheckpointSeal.OpenAll(stored, both));
        Assert.Equal((null, "2027-03-03", 3L), (verdict.FirstBreak, verdict.LastCheckpoint, verdict.AnchoredRow));

        using var newOnly = new CheckpointKeys(Public(later));
        var opened = CheckpointSeal.OpenAll(stored, newOnly);
        Assert.StartsWith($"The checkpoint of 2027-03-02 was signed with the key {CheckpointSeal.KeyIdOf(signer)}, which is not known here.", opened[0].Problem, StringComparison.Ordinal);
        Assert.NotNull(opened[1].Checkpoint);
        Assert.Equal(opened[0].Problem, TrailCheck.Check(Id, rows, head, Key, opened).FirstBreak);

        // Naming a known key does not make a stranger's signature hold.
        Assert.Equal("The checkpoint of 2027-03-02 was changed after it was signed.", Opened(both, stored[1].Value with { KeyId = stored[0].Value.KeyId }).Problem);
    }

    [Fact]
    public void Several_public_keys_are_read_from_one_text_and_nothing_else_is()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var (first, second) = (signer.ExportSubjectPublicKeyInfoPem(), other.ExportSubjectPublicKeyInfoPem());
        // As files have them, and in one line as some places for settings make of it.
        foreach (var text in (string[])[$"{first}\n\n{second}\n", $"{first} {second}".Replace('\n', ' ')])
        {
            using var read = new CheckpointKeys(CheckpointKeys.Read(text));
            Assert.NotNull(read.Find(CheckpointSeal.KeyIdOf(signer)));
            Assert.NotNull(read.Find(CheckpointSeal.KeyIdOf(other)));
        }

        Assert.Empty(CheckpointKeys.Read(" "));
        foreach (var wrong in (string[])["no key", $"{first} and more", signer.ExportPkcs8PrivateKeyPem(), large.ExportSubjectPublicKeyInfoPem(), "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----"])
            Assert.ThrowsAny<Exception>(() => CheckpointKeys.Read(wrong));
    }

    [Fact]
    public void A_selection_that_a_later_checkpoint_does_not_know_any_more_is_noticed()
    {
        var (rows, head) = Written("one", "two");
        var blind = new OpenedCheckpoint("2027-03-09", new Checkpoint(new DateTimeOffset(2027, 3, 9, 2, 15, 0, TimeSpan.Zero), [new("another", 7, "x")]), null);
        Assert.True(Check(rows, head, blind, CheckpointOf(2, rows)).IsWhole);
        Assert.StartsWith("The checkpoint of 2027-03-09 does not know the selection, although that of 2027-03-02 did", Check(rows, head, CheckpointOf(2, rows), blind).FirstBreak, StringComparison.Ordinal);
    }

    [Fact]
    public void The_public_key_is_enough_to_open_a_checkpoint()
    {
        using var reader = ECDsa.Create();
        reader.ImportFromPem(signer.ExportSubjectPublicKeyInfoPem());
        var signed = CheckpointSeal.Sign(Taken(1, Written("one").Rows), signer);
        Assert.Equal(CheckpointSeal.KeyIdOf(signer), CheckpointSeal.KeyIdOf(reader));
        Assert.Equal(1, CheckpointSeal.Open(signed, reader)!.Of(Id)!.Sequence);
    }

    [Fact]
    public void Without_the_trail_key_chain_and_checkpoints_are_still_checked()
    {
        var (rows, head) = Written("one", "two");
        var checkpoint = CheckpointOf(2, rows);
        Assert.True(TrailCheck.Check(Id, rows, head, [], [checkpoint]).IsWhole);
        rows[0] = rows[0] with { Actor = "p-other" };
        Assert.StartsWith("Row 1 was changed", TrailCheck.Check(Id, rows, head, [], [checkpoint]).FirstBreak, StringComparison.Ordinal);
    }

    public void Dispose() => signer.Dispose();

    private static TrailVerdict Check(List<TrailEntry> rows, TrailHead? head, params OpenedCheckpoint[] checkpoints) => TrailCheck.Check(Id, rows, head, Key, checkpoints);

    private static (List<TrailEntry> Rows, TrailHead Head) Written(params string[] values)
    {
        var (rows, head) = TrailChain.Append(TrailHead.Empty, [.. values.Select(v => new TrailNote("did", "thing", null, v, null))], Actor.System, Given.Now, Key);
        return ([.. rows], head);
    }

    private static Checkpoint Taken(int rows, List<TrailEntry> trail) =>
        new(new DateTimeOffset(2027, 3, rows, 2, 15, 0, TimeSpan.Zero), [new("another", 7, "x"), new(Id, rows, trail[rows - 1].Hash)]);

    private static OpenedCheckpoint CheckpointOf(int rows, List<TrailEntry> trail) => new(Taken(rows, trail).Name, Taken(rows, trail), null);

    private static OpenedCheckpoint Opened(CheckpointKeys known, SignedCheckpoint stored) => Assert.Single(CheckpointSeal.OpenAll([KeyValuePair.Create("2027-03-02", stored)], known));

    private static ECDsa Public(ECDsa key) => ECDsa.Create(key.ExportParameters(includePrivateParameters: false));
}
