using CdmoFlow.Evaluation;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Evaluation;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of scores and red flags. What the reader has still to score independently is hidden here as on the page.</summary>
internal static class EvaluationTables
{
    /// <summary>The scorecard: one column for each CDMO.</summary>
    public static PageTable Scorecard(ScorecardModel card)
    {
        var weights = Scorecards.Weights(card.Of.Selection.State);
        TableCell Hidden() => T.Of("Evaluation_CellHidden");
        IReadOnlyList<TableCell> Row(string title, TableCell weight, Func<RankedCdmo, TableCell> cell) => ["", title, weight, .. card.Ranking.Select(cell)];
        return new PageTable(
            "scorecard",
            [T.Of("Tables_Id"), T.Of("Evaluation_ScorecardCriterion"), T.Of("Evaluation_ScorecardWeight"), .. card.Ranking.Select(r => card.Of.Selection.NameOf(r.Card.CdmoId))],
            [
                Row(T.Of("Evaluation_ScorecardRank"), "", r => card.Hidden.Count > 0 ? Hidden() : r.Card.IsKnockedOut ? T.Of("Evaluation_CellOut") : r.Rank),
                Row(T.Of("Evaluation_ScorecardPercent"), "", r => card.Shows(r) ? r.Card.Percent : Hidden()),
                Row(T.Of("Evaluation_ScorecardRawTotal"), "", r => card.Shows(r) ? r.Card.RawTotal : Hidden()),
                Row(T.Of("Evaluation_ScorecardKnockedOut"), "", r => card.Shows(r) ? string.Join(", ", r.Card.KnockedOutBy) : Hidden()),
                Row(T.Of("Evaluation_ScorecardQuestions"), "", r => card.Questions(r)),
                .. Criteria.At(card.Pass.Scoring()).Select(IReadOnlyList<TableCell> (c) => [c.Key, ScoreWords.NameOf(c), weights[c.Key], .. card.Ranking.Select(r => Median(card, r, c.Key))]),
            ]);
    }

    /// <summary>Every score of a pass with its comment, as far as the reader may see them.</summary>
    public static PageTable Scores(ScorecardModel card, Visitor? reader)
    {
        var seat = card.Of.Selection.State.Team.FirstOrDefault(m => m.PersonId == reader?.PersonId);
        return Scores(card.Of, [.. card.Ranking.SelectMany(r => ScoreVisibility.Sheets(card.Of.Selection, seat, r.Card.CdmoId, card.Pass))]);
    }

    /// <summary>The sheets of one CDMO that the page shows.</summary>
    public static PageTable Scores(ScoresModel scores) => Scores(scores.Of, scores.Own is null ? scores.Others : [scores.Own, .. scores.Others]);

    /// <summary>How many criteria of each proposal are still to score, by the reader and by anybody; null outside scoring.</summary>
    public static PageTable? Scoring(SelectionModel known, TeamSeat seat) => known.Selection.State.Stage != Stage.Scoring
        ? null
        : new(
            "scoring",
            [T.Of("Tables_Cdmo"), T.Of("Evaluation_SectionCriteriaLeft"), T.Of("Evaluation_SectionCriteriaNobody")],
            [.. EvaluationField.Current(known.Selection).Select(id => (IReadOnlyList<TableCell>)
                [
                    known.Selection.NameOf(id), Scorers.Criteria(seat, ScorePass.Proposal).Count > 0 ? Scorers.Missing(known.Selection, seat, id, ScorePass.Proposal).Count : "",
                    Scorecards.Missing(known.Selection, id, ScorePass.Proposal).Count,
                ])]);

    /// <summary>Red flags with evidence and verdict.</summary>
    public static PageTable Flags(SelectionModel known) => new(
        "flags",
        [T.Of("Tables_Cdmo"), T.Of("Tables_Flag"), T.Of("Tables_State"), T.Of("Tables_Time"), T.Of("Tables_Evidence"), T.Of("Tables_Reason")],
        [.. known.Selection.Flags.Select(flag => (IReadOnlyList<TableCell>)
            [known.Selection.NameOf(flag.CdmoId), ScoreWords.FlagOf(flag.FlagKey), Words.Of(flag.State), TableCell.At(flag.RaisedAt, known.Selection.State.Brief.TimeZone), flag.Evidence, flag.Reason])]);

    /// <summary>Sheets as they are given.</summary>
    internal static PageTable Scores(SelectionModel known, IReadOnlyList<ScoreSheet> sheets) => new(
        "scores",
        [T.Of("Tables_Cdmo"), T.Of("Tables_Pass"), T.Of("Tables_Evaluator"), T.Of("Tables_Id"), T.Of("Evaluation_ScorecardCriterion"), T.Of("Tables_Score"), T.Of("Tables_Comment")],
        [.. sheets.SelectMany(sheet => sheet.Entries.Select(entry => (IReadOnlyList<TableCell>)
            [
                known.Selection.NameOf(sheet.CdmoId), T.Of(sheet.Pass == ScorePass.Proposal ? "Evaluation_ScorecardClaims" : "Evaluation_ScorecardVerified"), known.NameOf(sheet.EvaluatorId), entry.Criterion,
                Criteria.Find(entry.Criterion) is { } criterion ? ScoreWords.NameOf(criterion) : entry.Criterion, entry.Score is { } score ? score : T.Of("Evaluation_CellNotApplicable"), entry.Score is null ? entry.NotApplicableReason : entry.Rationale,
            ]))]);

    private static TableCell Median(ScorecardModel card, RankedCdmo ranked, string criterion) =>
        card.Shows(ranked) && ranked.Card.Results.FirstOrDefault(r => r.Criterion == criterion) is { Median: { } median, Spread: 0 } ? median : card.Cell(ranked, criterion);
}
