using CdmoFlow.Evaluation;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Pages.Evaluation;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>Scorecards with every score, red flags, and audits with their findings.</summary>
internal static class EvaluationSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) =>
    [
        .. Enum.GetValues<ScorePass>().SelectMany(pass => Scores(facts, pass)),
        .. DossierTables.Section(T.Of("Evaluation_FlagTitle"), EvaluationTables.Flags(facts.Known)),
        .. DossierTables.Section(T.Of("Audits_SectionTitle"), AuditTables.Audits(facts.Known)),
        .. DossierTables.Section(T.Of("Audits_FindingsTitle"), AuditTables.Findings(facts.Known, facts.Selection.Audits)),
    ];

    private static IEnumerable<Block> Scores(DossierFacts facts, ScorePass pass)
    {
        var ranking = Scorecards.Ranked(facts.Selection, pass);
        if (ranking.Count == 0) return [];
        var title = T.Of(pass == ScorePass.Proposal ? "Evaluation_ScorecardClaims" : "Evaluation_ScorecardVerified");
        return
        [
            .. DossierTables.Section($"{T.Of("Evaluation_ScorecardTitle")}: {title}", EvaluationTables.Scorecard(new ScorecardModel(facts.Known, pass, ranking, []))),
            .. DossierTables.Tables(T.Of("Tables_AllScores"), EvaluationTables.Scores(facts.Known, [.. facts.Selection.ScoreSheets.Where(s => s.Pass == pass)])),
        ];
    }
}
