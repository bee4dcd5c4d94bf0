using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Rfp;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>The RFP: each round word for word, what its writer decided about single parts, questions, amendments and later deadlines.</summary>
internal static class RfpSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) =>
    [
        .. facts.Selection.All<IssuedRfp>().SelectMany(rfp => DossierTables.Facts(
            T.Of("Dossier_Issued", rfp.Round, facts.At(rfp.At).Text), RfpPart.All.Select(p => (PartWords.Of(p.Key), (TableCell)p.TextOf(rfp.Content))))),
        .. DossierTables.Section(
            "Dossier_Wordings",
            facts.Selection.All<KeptWording>(),
            ("Tables_Part", w => FieldNames.Of(w.Field)),
            ("Tables_Reason", w => w.Reason),
            ("Dossier_By", w => facts.Person(w.By)),
            ("Tables_Hash", w => w.Fingerprint)),
        .. DossierTables.Facts(T.Of("Dossier_Writing"), (T.Of("Dossier_Emptied"), string.Join(", ", EmptiedParts.Of(facts.Selection).Select(PartWords.Of)))),
        .. DossierTables.Section(T.Of("Questions_Title"), RfpTables.Questions(new QuestionsModel(facts.Known, facts.Now, CdmoFlow.Rfp.Questions.QuestionView.Record(facts.Selection)))),
        .. DossierTables.Section(T.Of("Amendments_Title"), RfpTables.Amendments(new AmendmentsModel(facts.Known, facts.Now))),
        .. Extensions(facts),
    ];

    private static IEnumerable<Block> Extensions(DossierFacts facts) => DossierTables.Section(
        "Dossier_Extensions",
        facts.Selection.All<DeadlineExtension>(),
        ("Tables_Number", e => e.Number),
        ("Tables_Round", e => e.Round),
        ("Tables_Cdmo", e => e.IsForAll ? T.Of("Dossier_ForAll") : facts.Cdmo(e.CdmoId)),
        ("Tables_State", e => Words.Of(e.State)),
        ("Dossier_DeadlineBefore", e => facts.At(e.Before)),
        ("Dossier_DeadlineAsked", e => facts.At(e.Deadline)),
        ("Dossier_QuestionsStay", e => TableCell.Yes(e.QuestionsStay)),
        ("Tables_Reason", e => e.Reason),
        ("Dossier_AskedBy", e => facts.Person(e.ProposedBy)),
        ("Dossier_AskedAt", e => facts.At(e.ProposedAt)),
        ("Dossier_SecondPerson", e => facts.Person(e.DecidedBy)),
        ("Dossier_DecidedAt", e => facts.At(e.DecidedAt)),
        ("Dossier_DecidedBecause", e => e.DecisionReason));
}
