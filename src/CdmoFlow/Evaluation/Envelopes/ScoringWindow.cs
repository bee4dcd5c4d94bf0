using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Selections;

namespace CdmoFlow.Evaluation.Envelopes;

/// <summary>Which criteria can be scored at this moment where prices are opened apart: all but the commercial ones at first, these after the prices were opened.</summary>
public static class ScoringWindow
{
    /// <summary>The group of price and terms.</summary>
    public const string CommercialGroup = "I";

    /// <summary>The criterion is judged by price and terms.</summary>
    public static bool IsCommercial(Criterion criterion) => criterion.Group == CommercialGroup;

    /// <summary>There is something to score it by.</summary>
    public static bool CanBeJudged(Selection selection, Criterion criterion, ScorePass pass) =>
        pass != ScorePass.Proposal || !IsCommercial(criterion) || PriceEnvelopes.ArePricesOpen(selection);

    /// <summary>Its scores can no longer change.</summary>
    public static bool IsLocked(Selection selection, Criterion criterion, ScorePass pass) =>
        pass == ScorePass.Proposal && !IsCommercial(criterion) && PriceEnvelopes.AreTechnicalScoresLocked(selection);

    /// <summary>The criteria that a person is asked for now: what can be judged and is not locked. What was not scored before the lock is no longer missing: nobody can score it.</summary>
    public static IReadOnlyList<Criterion> Asked(Selection selection, TeamSeat? seat, ScorePass pass) =>
        [.. Scorers.Criteria(seat, pass).Where(c => CanBeJudged(selection, c, pass) && !IsLocked(selection, c, pass))];
}
