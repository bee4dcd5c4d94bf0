using CdmoFlow.Evaluation;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Evaluation;

/// <summary>The scorecard of one pass as one viewer may see it.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Pass">Claims or verified.</param>
/// <param name="Ranking">The CDMOs, best first; by id while something is hidden, so that the order gives nothing away.</param>
/// <param name="Hidden">CDMOs that the viewer has still to score.</param>
public sealed record ScorecardModel(SelectionModel Of, ScorePass Pass, IReadOnlyList<RankedCdmo> Ranking, IReadOnlyList<string> Hidden)
{
    /// <summary>The model for one viewer.</summary>
    public static ScorecardModel For(SelectionModel of, ScorePass pass, string viewerId)
    {
        var selection = of.Selection;
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == viewerId);
        var ranking = Scorecards.Ranked(selection, pass);
        string[] hidden = [.. ranking.Select(r => r.Card.CdmoId).Where(id => !ScoreVisibility.MaySee(selection, seat, id, pass))];
        return new ScorecardModel(of, pass, hidden.Length == 0 ? ranking : [.. ranking.OrderBy(r => r.Card.CdmoId, StringComparer.Ordinal)], hidden);
    }

    /// <summary>True when this CDMO's scores may be shown.</summary>
    public bool Shows(RankedCdmo ranked) => !Hidden.Contains(ranked.Card.CdmoId, StringComparer.Ordinal);

    /// <summary>Substantive and asked questions of a CDMO. They are no score, so that they are shown before the own scores are in.</summary>
    public string Questions(RankedCdmo ranked)
    {
        var depth = QuestionDepth.Of(Of.Selection, ranked.Card.CdmoId);
        return T.Of("Evaluation_CellQuestions", depth.Substantive, depth.Asked);
    }

    /// <summary>One cell of the table.</summary>
    public string Cell(RankedCdmo ranked, string criterion)
    {
        if (!Shows(ranked)) return T.Of("Evaluation_CellHidden");
        return ranked.Card.Results.FirstOrDefault(r => r.Criterion == criterion) switch
        {
            null or { IsMissing: true } => "-",
            { IsNotApplicable: true } => T.Of("Evaluation_CellNotApplicable"),
            { Spread: 0 } result => T.Of("Evaluation_CellPoints", result.Median),
            { } result => T.Of("Evaluation_CellPointsRange", result.Median, result.Min, result.Max),
        };
    }
}
