using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Rfp;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>The selection itself: where it stands, what was asked for, and how the groups of criteria weigh.</summary>
internal static class SpineSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts)
    {
        var (state, brief) = (facts.Selection.State, facts.Selection.State.Brief);
        return
        [
            .. DossierTables.Facts(
                T.Of("Dossier_Standing"),
                (T.Of("Tables_Stage"), Words.Of(state.Stage)),
                (T.Of("Tables_Due"), facts.At(state.DueAt)),
                (T.Of("Dossier_RfpRound"), state.RfpRound),
                (T.Of("Dossier_RfpDeadline"), facts.At(state.RfpDeadline)),
                (T.Of("Dossier_QuestionsUntil"), facts.At(state.QuestionsUntil)),
                (T.Of("Dossier_AnswersUntil"), facts.At(state.AnswersUntil)),
                (T.Of("Dossier_QuestionsClosed"), state.QuestionsClosedRound),
                (T.Of("Dossier_AuditRound"), state.AuditRound),
                (T.Of("Dossier_ContractRound"), state.ContractRound),
                (T.Of("Dossier_Winner"), facts.Cdmo(state.WinnerId)),
                (T.Of("Dossier_RunnerUp"), facts.Cdmo(state.RunnerUpId)),
                (T.Of("Dossier_RegretsReleased"), facts.At(state.RegretsReleasedAt)),
                (T.Of("Dossier_ChangedAt"), facts.At(state.ChangedAt)),
                (T.Of("Tables_Attention"), string.Join('\n', state.NeedsAttention.Select(Sentences.Of)))),
            .. DossierTables.Facts(
                T.Of("Dossier_Brief"),
                [
                    (T.Of("Scoping_Program"), brief.Program),
                    (T.Of("Scoping_WorkPackage"), brief.WorkPackage),
                    (T.Of("Scoping_Budget"), brief.Budget),
                    (T.Of("Scoping_Currency"), brief.Currency),
                    (T.Of("Scoping_TimeZone"), brief.TimeZone),
                    (T.Of("Scoping_KnockOuts"), string.Join('\n', brief.KnockOuts)),
                    .. RfpPart.All.Select(p => (PartWords.Of(p.Key), (Tables.TableCell)p.TextOf(RfpContent.Of(brief)))),
                ]),
            .. DossierTables.Section("Dossier_Weights", state.Weights, ("Dossier_Group", w => GroupOf(w.Key)), ("Evaluation_ScorecardWeight", w => w.Value)),
        ];
    }

    private static string GroupOf(string key) => T.Find($"Criteria_{key}") ?? Words.Of(key);
}
