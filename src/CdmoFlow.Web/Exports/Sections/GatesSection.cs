using CdmoFlow.Gates;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>The gates: what was proposed under which rule, who decided, and what was asked before.</summary>
internal static class GatesSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) =>
    [
        .. DossierTables.Section(
            "Dossier_Gates",
            facts.Selection.Gates,
            ("Tables_Gate", g => GateWords.NameOf(g.Kind)),
            ("Tables_Number", g => g.Number),
            ("Tables_State", g => Words.Of(g.State)),
            ("Tables_Proposal", g => g.Proposal),
            ("Dossier_By", g => facts.Person(g.ProposedBy)),
            ("Tables_Opened", g => facts.At(g.OpenedAt)),
            ("Tables_Due", g => facts.At(g.DueAt)),
            ("Dossier_Order", g => T.Of(g.Order == GateOrder.Sequence ? "Gates_OneByOne" : "Gates_AtOnce")),
            ("Dossier_Quorum", g => g.Needed),
            ("Gates_NeedsSignature", g => TableCell.Yes(g.SignatureRequired)),
            ("Dossier_Escalated", g => facts.At(g.EscalatedAt))),
        .. DossierTables.Section(T.Of("Tables_AllGates"), SelectionTables.Decisions(facts.Known, facts.Selection.Gates)),
        .. DossierTables.Section(
            "Gates_Questions",
            facts.Selection.Gates.SelectMany(g => g.Questions.Select(q => (Gate: g, Question: q))),
            ("Tables_Gate", l => GateWords.NameOf(l.Gate.Kind)),
            ("Dossier_GateNumber", l => l.Gate.Number),
            ("Tables_Number", l => l.Question.Number),
            ("Dossier_AskedBy", l => facts.Person(l.Question.AskedBy)),
            ("Dossier_AskedAt", l => facts.At(l.Question.AskedAt)),
            ("Tables_Question", l => l.Question.Text),
            ("Tables_Answer", l => l.Question.Answer),
            ("Tables_AnsweredBy", l => facts.Person(l.Question.AnsweredBy)),
            ("Dossier_AnsweredAt", l => facts.At(l.Question.AnsweredAt))),
    ];
}
