using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Records;

public class TrailChainTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_chain_as_written_is_whole() => Assert.Null(Break(Five(), Head()));

    [Fact]
    public void A_changed_row_is_named()
    {
        var rows = Five();
        rows[2] = rows[2] with { Note = rows[2].Note with { Reason = "another reason" } };
        Assert.StartsWith("Row 3 was changed", Break(rows, Head()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_row_is_named()
    {
        var rows = Five();
        rows.RemoveAt(1);
        Assert.StartsWith("Row 2 is missing", Break(rows, Head()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_tail_is_noticed() => Assert.Contains("cut off", Break(Five()[..4], Head()), StringComparison.Ordinal);

    [Fact]
    public void A_chain_recomputed_without_the_key_is_noticed()
    {
        var (forged, head) = TrailChain.Append(TrailHead.Empty, Notes(), Actor.System, Given.Now, new byte[32]);
        Assert.StartsWith("Row 1 was written without the trail's key", TrailChain.FirstBreak(forged, head, Key), StringComparison.Ordinal);
    }

    private static List<TrailEntry> Five() => [.. TrailChain.Append(TrailHead.Empty, Notes(), Actor.System, Given.Now, Key).Entries];

    private static TrailHead Head() => TrailChain.Append(TrailHead.Empty, Notes(), Actor.System, Given.Now, Key).Head;

    private static string? Break(IEnumerable<TrailEntry> rows, TrailHead head) => TrailChain.FirstBreak(rows, head, Key);

    private static IReadOnlyList<TrailNote> Notes() => [.. Enumerable.Range(1, 5).Select(i => new TrailNote("did", $"thing {i}", null, $"{i}", null))];

    [Fact]
    public void A_restored_trail_holds_under_the_new_key_once_its_row_of_the_import_bears_it()
    {
        byte[] theirs = [.. Enumerable.Repeat((byte)1, 32)], ours = [.. Enumerable.Repeat((byte)2, 32)];
        var (old, head) = TrailChain.Append(TrailHead.Empty, [new("a", "x", null, "1", null), new("b", "x", "1", "2", null)], Actor.System, DateTimeOffset.UnixEpoch, theirs);
        var (taken, end) = TrailChain.Append(head, [new(TrailChain.Imported, "x", null, head.Hash, null), new("c", "x", null, null, null)], Actor.System, DateTimeOffset.UnixEpoch, ours);
        List<TrailEntry> all = [.. old, .. taken];
        Assert.Null(TrailChain.FirstBreak(all, end, ours));
        // Under the old key the rows after the import are foreign.
        Assert.Contains("without the trail's key", TrailChain.FirstBreak(all, end, theirs), StringComparison.Ordinal);
        // The row covers all before it: what is changed there breaks the chain.
        Assert.Contains("Row 1 was changed", TrailChain.FirstBreak([all[0] with { Actor = "other" }, .. all.Skip(1)], end, ours), StringComparison.Ordinal);
        // Who has no key cannot vouch.
        var (forged, forgedEnd) = TrailChain.Append(head, [new(TrailChain.Imported, "x", null, head.Hash, null)], Actor.System, DateTimeOffset.UnixEpoch, new byte[32]);
        Assert.Contains("Row 1 was written without", TrailChain.FirstBreak([.. old, .. forged], forgedEnd, ours), StringComparison.Ordinal);
    }
}
