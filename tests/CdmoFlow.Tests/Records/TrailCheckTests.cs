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
        Assert.StartsWith("The checkpoint of 2027-03-02 was changed", Check(rows, head, KeyValuePair.Create("2027-03-02", (Checkpoint?)null)).FirstBreak, StringComparison.Ordinal);
    }

    [Fact]
    public void A_selection_that_a_later_checkpoint_does_not_know_any_more_is_noticed()
    {
        var (rows, head) = Written("one", "two");
        var blind = KeyValuePair.Create("2027-03-09", (Checkpoint?)new Checkpoint(new DateTimeOffset(2027, 3, 9, 2, 15, 0, TimeSpan.Zero), [new("another", 7, "x")]));
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

    private static TrailVerdict Check(List<TrailEntry> rows, TrailHead? head, params KeyValuePair<string, Checkpoint?>[] checkpoints) => TrailCheck.Check(Id, rows, head, Key, checkpoints);

    private static (List<TrailEntry> Rows, TrailHead Head) Written(params string[] values)
    {
        var (rows, head) = TrailChain.Append(TrailHead.Empty, [.. values.Select(v => new TrailNote("did", "thing", null, v, null))], Actor.System, Given.Now, Key);
        return ([.. rows], head);
    }

    private static Checkpoint Taken(int rows, List<TrailEntry> trail) =>
        new(new DateTimeOffset(2027, 3, rows, 2, 15, 0, TimeSpan.Zero), [new("another", 7, "x"), new(Id, rows, trail[rows - 1].Hash)]);

    private static KeyValuePair<string, Checkpoint?> CheckpointOf(int rows, List<TrailEntry> trail) => KeyValuePair.Create(Taken(rows, trail).Name, (Checkpoint?)Taken(rows, trail));
}
