using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>The longlist, the non-confidential teaser with what companies answered, and to whom regrets went.</summary>
internal static class OutreachSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) =>
    [
        .. DossierTables.Section(T.Of("Longlist_SectionTitle"), LonglistTables.Longlist(facts.Known)),
        .. DossierTables.Section(
            "Dossier_Candidates",
            facts.Selection.Candidates,
            ("Tables_Cdmo", c => c.Name),
            ("Tables_State", c => Words.Of(c.Standing)),
            ("Dossier_Contact", c => facts.Person(c.ContactPersonId)),
            ("Tables_Left", c => c.LeftBecause is { } left ? Sentences.Of(left) : ""),
            ("Dossier_Regret", c => facts.At(c.RegretSentAt))),
        .. DossierTables.Section(
            "Dossier_Teasers",
            facts.Selection.Teasers,
            ("Tables_Version", t => t.Number),
            ("Dossier_Introduction", t => t.Introduction),
            ("Outreach_Modality", t => t.Modality),
            ("Outreach_Phase", t => t.Phase),
            ("Outreach_Scale", t => t.Scale),
            ("Outreach_Services", t => t.Services),
            ("Outreach_Timing", t => t.Timing),
            ("Outreach_Region", t => t.Region),
            ("Dossier_SponsorNamed", t => TableCell.Yes(t.NamesSponsor)),
            ("Dossier_Withheld", t => string.Join(", ", t.Withheld)),
            ("Dossier_By", t => facts.Person(t.WrittenBy)),
            ("Tables_Time", t => facts.At(t.WrittenAt))),
        .. DossierTables.Section(
            "Dossier_Availability",
            facts.Selection.Approaches,
            ("Tables_Cdmo", a => facts.Cdmo(a.CdmoId)),
            ("Dossier_Teaser", a => a.Teaser),
            ("Dossier_Contact", a => facts.Person(a.ContactPersonId)),
            ("Tables_Sent", a => facts.At(a.SentAt)),
            ("Outreach_AnswerBy", a => facts.At(a.AnswerBy)),
            ("Dossier_Reminded", a => facts.At(a.RemindedAt)),
            ("Dossier_Silent", a => facts.At(a.SilentAt)),
            ("Tables_Answer", a => a.Answer is { } said ? Words.Of(said.Kind) : ""),
            ("Dossier_AnsweredAt", a => facts.At(a.Answer?.At)),
            ("Dossier_EarliestSlot", a => a.Answer?.EarliestSlot),
            ("Tables_Reason", a => a.Answer?.Reason),
            ("Dossier_Remark", a => a.Answer?.Remark),
            ("Dossier_Source", a => a.Answer is { } said ? Words.Of(said.Source) : ""),
            ("Dossier_NamedContact", a => facts.Person(a.NamedContactId))),
    ];
}
