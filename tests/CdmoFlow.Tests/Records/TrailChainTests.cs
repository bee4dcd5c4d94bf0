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
}
