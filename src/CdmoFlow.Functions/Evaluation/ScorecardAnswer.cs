using CdmoFlow.Evaluation;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Evaluation;

/// <summary>Both scorecards for programs. A CDMO that the visitor has not scored completely yet comes without its scores, and then nobody comes with a rank.</summary>
/// <param name="IsComplete">True when everything that the team can score of the proposals is scored.</param>
/// <param name="Proposed">Whom the scorecard proposes to audit; empty while something is hidden.</param>
/// <param name="Proposal">What the proposals claim.</param>
/// <param name="Audited">What due diligence verified.</param>
public sealed record ScorecardAnswer(bool IsComplete, IReadOnlyList<string> Proposed, IReadOnlyList<ScorecardLine> Proposal, IReadOnlyList<ScorecardLine> Audited)
{
    /// <summary>The answer for one viewer.</summary>
    public static ScorecardAnswer Of(Selection selection, string viewerId)
    {
        var proposal = Lines(selection, ScorePass.Proposal, viewerId);
        return new ScorecardAnswer(
            EvaluationUpkeep.IsComplete(selection),
            proposal.Any(l => l.IsHidden) ? [] : ShortlistProposal.Pick(Scorecards.Ranked(selection, ScorePass.Proposal)),
            proposal,
            Lines(selection, ScorePass.Audited, viewerId));
    }

    private static ScorecardLine[] Lines(Selection selection, ScorePass pass, string viewerId)
    {
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == viewerId);
        var ranked = Scorecards.Ranked(selection, pass);
        var all = ranked.All(r => ScoreVisibility.MaySee(selection, seat, r.Card.CdmoId, pass));
        return [.. ranked.Select(r => ScoreVisibility.MaySee(selection, seat, r.Card.CdmoId, pass)
            ? new ScorecardLine(r.Card.CdmoId, selection.NameOf(r.Card.CdmoId), false)
            {
                Rank = all ? r.Rank : null,
                Percent = r.Card.Percent,
                RawTotal = r.Card.RawTotal,
                Attainable = r.Card.Attainable,
                Missing = r.Card.Missing,
                KnockedOutBy = r.Card.KnockedOutBy,
                Criteria = r.Card.Results,
            }
            : new ScorecardLine(r.Card.CdmoId, selection.NameOf(r.Card.CdmoId), true)).OrderBy(l => l.Rank ?? int.MaxValue).ThenBy(l => l.CdmoId, StringComparer.Ordinal)];
    }
}

/// <summary>One CDMO on a scorecard.</summary>
/// <param name="CdmoId">Company id.</param>
/// <param name="Name">Company name.</param>
/// <param name="IsHidden">True until the visitor's own sheet is complete.</param>
public sealed record ScorecardLine(string CdmoId, string Name, bool IsHidden)
{
    /// <summary>1 is best; null for knocked out or not scored.</summary>
    public int? Rank { get; init; }

    /// <summary>Percent of attainable points.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Sum of score times weight.</summary>
    public decimal? RawTotal { get; init; }

    /// <summary>What could have been reached on the criteria that were scored.</summary>
    public decimal? Attainable { get; init; }

    /// <summary>Criteria that nobody has judged.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Knock-out criteria on which somebody gave a 1.</summary>
    public IReadOnlyList<string> KnockedOutBy { get; init; } = [];

    /// <summary>Median, lowest and highest score of each criterion.</summary>
    public IReadOnlyList<CriterionResult> Criteria { get; init; } = [];
}
