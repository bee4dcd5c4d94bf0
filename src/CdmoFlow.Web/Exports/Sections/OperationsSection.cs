using CdmoFlow.Mail.Holding;
using CdmoFlow.Records.Documents;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Selections.Webhooks;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Mail;
using CdmoFlow.Web.Pages.Operations;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>What ran beside the selection: mails that waited for a person, faults and what was done about them, programs that were told of stages.</summary>
internal static class OperationsSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) => [.. Held(facts), .. Faults(facts), .. Webhooks(facts)];

    private static IEnumerable<Block> Held(DossierFacts facts) => DossierTables.Section(
        "Dossier_HeldMails",
        facts.Selection.All<HeldMail>(),
        ("Tables_What", m => MailNames.Kind(m.Order)),
        ("Tables_Recipient", m => MailNames.Recipient(facts.Known, m.Order)),
        ("Dossier_HeldSince", m => facts.At(m.HeldAt)),
        ("Tables_Decision", m => T.Of(m.Choice switch { null => "Dossier_MailWaits", HeldMailChoice.Released => "Dossier_MailReleased", _ => "Dossier_MailDropped" })),
        ("Dossier_DecidedBy", m => facts.Person(m.ChosenBy)),
        ("Dossier_MailSubject", m => m.Order.Subject),
        ("Dossier_MailNote", m => m.Order.Note));

    private static IEnumerable<Block> Faults(DossierFacts facts) => DossierTables.Section(
        "Dossier_Faults",
        facts.Selection.All<Fault>(),
        ("Faults_What", f => FaultWords.NameOf(f.Kind)),
        ("Faults_Where", f => f.Subject),
        ("Dossier_Detail", f => f.Detail),
        ("Faults_Since", f => facts.At(f.Since)),
        ("Tables_State", f => T.Of(f.State switch { FaultState.Open => "Dossier_FaultOpen", FaultState.Retried => "Faults_Retried", FaultState.Dismissed => "Dossier_FaultDismissed", _ => "Dossier_FaultSettled" })),
        ("Dossier_By", f => facts.Person(f.ActedBy)),
        ("Tables_Time", f => facts.At(f.ActedAt)),
        ("Tables_Reason", f => f.Reason),
        ("Dossier_Retries", f => f.Retries));

    private static IEnumerable<Block> Webhooks(DossierFacts facts)
    {
        var hosts = facts.Selection.All<Webhook>().ToDictionary(w => w.Id, w => HostOf(w).Text, StringComparer.Ordinal);
        return
        [
            .. DossierTables.Section(
                "Webhooks_Title",
                facts.Selection.All<Webhook>(),
                ("Tables_Id", w => w.Id),
                ("Dossier_Host", HostOf),
                ("Dossier_By", w => facts.Person(w.CreatedBy)),
                ("Dossier_Registered", w => facts.At(w.CreatedAt)),
                ("Dossier_SwitchedOff", w => facts.At(w.DisabledAt))),
            .. DossierTables.Section(
                "Dossier_Calls",
                facts.Selection.All<WebhookCall>(),
                ("Webhooks_To", c => hosts.GetValueOrDefault(c.WebhookId)),
                ("Tables_Stage", c => Words.Of(c.Stage)),
                ("Webhooks_Entered", c => facts.At(c.At)),
                ("Tables_State", c => Words.Of(c.State)),
                ("Webhooks_Attempts", c => c.Attempts),
                ("Webhooks_Outcome", c => c.Outcome),
                ("Dossier_DeliveredAt", c => facts.At(c.DeliveredAt))),
        ];
    }

    // With many programs the path or the query of the address is the key to it; the host alone tells nobody how to get in.
    private static TableCell HostOf(Webhook webhook) => Uri.TryCreate(webhook.Address, UriKind.Absolute, out var address) ? address.Host : "";
}
