using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp.Contacts;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>How the RFP went out: who sent it, what was prepared for single companies, and whose contact changed.</summary>
internal static class SendingSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) =>
    [
        .. DossierTables.Section(
            "Dossier_Sending",
            facts.Selection.All<RfpSending>(),
            ("Tables_Round", s => s.Round),
            ("Dossier_WaitedSince", s => facts.At(s.AskedAt)),
            ("Dossier_SentBy", s => facts.Person(s.SentBy)),
            ("Tables_Sent", s => facts.At(s.SentAt))),
        .. DossierTables.Section(
            "Dossier_Prepared",
            facts.Selection.All<PreparedMail>(),
            ("Tables_Cdmo", m => facts.Cdmo(m.CdmoId)),
            ("Tables_Round", m => m.Round),
            ("Tables_State", m => T.Of(m.Choice switch { PreparedChoice.Hold => "Sending_ChoiceHold", PreparedChoice.LeaveOut => "Sending_ChoiceLeaveOut", _ => "Sending_ChoiceSend" })),
            ("Dossier_MailSubject", m => m.Subject),
            ("Dossier_MailNote", m => m.Note),
            ("Tables_Reason", m => m.Reason),
            ("Dossier_By", m => facts.Person(m.By)),
            ("Tables_Time", m => facts.At(m.At))),
        .. DossierTables.Section(
            "Dossier_ContactChanges",
            facts.Selection.All<ContactChange>(),
            ("Tables_Cdmo", c => facts.Cdmo(c.CdmoId)),
            ("Tables_Number", c => c.Number),
            ("Tables_Before", c => facts.Person(c.From)),
            ("Tables_After", c => facts.Person(c.To)),
            ("Tables_Reason", c => c.Reason),
            ("Dossier_By", c => facts.Person(c.By)),
            ("Tables_Time", c => facts.At(c.At))),
    ];
}
