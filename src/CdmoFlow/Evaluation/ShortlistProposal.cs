namespace CdmoFlow.Evaluation;

/// <summary>Proposes whom to audit: three CDMOs, and a fourth when it is close behind. The gate decides.</summary>
public static class ShortlistProposal
{
    /// <summary>How near, in percent points, the fourth must be to the third.</summary>
    public const decimal Close = 5;

    /// <summary>Ids of the proposed CDMOs in order of rank; fewer than three when there are no more.</summary>
    public static IReadOnlyList<string> Pick(IReadOnlyList<RankedCdmo> ranking)
    {
        RankedCdmo[] able = [.. ranking.Where(ranked => ranked.Rank is not null)];
        var count = able.Length > 3 && able[2].Card.Percent - able[3].Card.Percent <= Close ? 4 : Math.Min(3, able.Length);
        return [.. able.Take(count).Select(ranked => ranked.Card.CdmoId)];
    }
}
