namespace CdmoFlow.Longlist;

/// <summary>The six to eight companies proposed to the longlist gate.</summary>
/// <param name="Chosen">Best first.</param>
/// <param name="Note">A sentence when there are fewer than six, otherwise null.</param>
public sealed record LonglistProposal(IReadOnlyList<RankedCompany> Chosen, string? Note)
{
    /// <summary>Fewer leave no real choice.</summary>
    public const int Fewest = 6;

    /// <summary>More cannot be served with the care a good RFP needs.</summary>
    public const int Most = 8;

    /// <summary>A seventh and an eighth must fit at least this well.</summary>
    public const int GoodFit = 60;

    /// <summary>The best six, and up to two more that fit well.</summary>
    public static LonglistProposal Pick(IReadOnlyList<RankedCompany> ranked)
    {
        RankedCompany[] chosen = [.. ranked.Take(Most).Where((candidate, place) => place < Fewest || candidate.Score >= GoodFit)];
        return new LonglistProposal(chosen, chosen.Length < Fewest
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Only {chosen.Length} companies pass the filters; six to eight are wanted. Loosen a filter or extend the register.")
            : null);
    }
}
