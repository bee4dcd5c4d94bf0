using CdmoFlow.Decision;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>The final ranking, what was proposed to the award gate and why, and the agreements.</summary>
internal static class DecisionSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) =>
    [
        .. DossierTables.Section(T.Of("Decision_Scorecard"), AwardTables.Ranking(facts.Known)),
        .. DossierTables.Section(
            "Dossier_Decisions",
            facts.Selection.All<DecisionProposal>(),
            ("Tables_Number", d => d.Number),
            ("Dossier_Winner", d => facts.Cdmo(d.WinnerId)),
            ("Tables_Reason", d => d.Reason),
            ("Dossier_RunnerUp", d => facts.Cdmo(d.RunnerUpId)),
            ("Dossier_RunnerUpBecause", d => d.RunnerUpReason),
            ("Dossier_NotTopBecause", d => d.NotTopRankReason),
            ("Dossier_By", d => facts.Person(d.ProposedBy)),
            ("Tables_Time", d => facts.At(d.At))),
        .. DossierTables.Section(T.Of("Exports_Agreements"), AwardTables.Agreements(facts.Known)),
    ];
}
