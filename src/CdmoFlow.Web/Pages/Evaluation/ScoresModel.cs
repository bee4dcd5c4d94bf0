using CdmoFlow.Evaluation;
using CdmoFlow.Evaluation.Envelopes;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Evaluation;

/// <summary>One evaluator's sheet for one CDMO, and the others' once they may be seen.</summary>
/// <param name="Of">The selection.</param>
/// <param name="CdmoId">The CDMO.</param>
/// <param name="Pass">Claims or verified.</param>
/// <param name="Mine">The criteria that the viewer scores.</param>
/// <param name="Own">The viewer's sheet; null before the first score.</param>
/// <param name="Others">Sheets of the others that may be shown.</param>
/// <param name="ShowsAll">False while the own sheet is incomplete.</param>
/// <param name="IsOpen">True while scores of this pass are taken.</param>
public sealed record ScoresModel(
    SelectionModel Of, string CdmoId, ScorePass Pass, IReadOnlyList<Criterion> Mine, ScoreSheet? Own, IReadOnlyList<ScoreSheet> Others, bool ShowsAll, bool IsOpen)
{
    /// <summary>The model for one viewer.</summary>
    public static ScoresModel For(SelectionModel of, string cdmoId, ScorePass pass, string viewerId)
    {
        var selection = of.Selection;
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == viewerId);
        var sheets = ScoreVisibility.Sheets(selection, seat, cdmoId, pass);
        var stage = pass == ScorePass.Proposal ? Stage.Scoring : Stage.DueDiligence;
        return new ScoresModel(
            of,
            cdmoId,
            pass,
            ScoringWindow.Asked(selection, seat, pass),
            sheets.FirstOrDefault(s => s.EvaluatorId == viewerId),
            [.. sheets.Where(s => s.EvaluatorId != viewerId)],
            ScoreVisibility.MaySee(selection, seat, cdmoId, pass),
            selection.State.Stage == stage);
    }

    /// <summary>What the viewer gave a criterion; null before.</summary>
    public ScoreEntry? Entry(string criterion) => Own?.Entries.FirstOrDefault(e => e.Criterion == criterion);
}
