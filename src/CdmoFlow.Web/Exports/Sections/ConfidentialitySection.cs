using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Proposals.Files;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>The agreements on confidentiality: dates and terms, rounds, signatures, what CDMOs handed in, and the standard text.</summary>
internal static class ConfidentialitySection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) => [.. Agreements(facts), .. Rounds(facts), .. HandIns(facts)];

    private static IEnumerable<Block> Agreements(DossierFacts facts) =>
    [
        .. DossierTables.Section(
            "Dossier_Cdas",
            facts.Selection.Cdas,
            ("Tables_Cdmo", c => facts.Cdmo(c.CdmoId)),
            ("Tables_State", c => Words.Of(c.State)),
            ("Cdas_Text", c => Words.Of(c.Template)),
            ("Dossier_Document", c => facts.Document(c.TextDocumentId)),
            ("Dossier_Outside", c => c.Outside),
            ("Cdas_Scope", c => Words.Of(c.Scope)),
            ("Tables_Sent", c => facts.At(c.SentAt)),
            ("Dossier_MovedAt", c => facts.At(c.MovedAt)),
            ("Dossier_Reminded", c => facts.At(c.RemindedAt)),
            ("Dossier_FollowUps", c => string.Join('\n', c.FollowUps.Select(at => facts.At(at).Text))),
            ("Cdas_ExecutedOn", c => c.ExecutedOn),
            ("Tables_Signatories", c => c.Signatories),
            ("Cdas_EffectiveOn", c => c.EffectiveOn),
            ("Cdas_Until", c => c.ExpiresOn),
            ("Cdas_Survival", c => c.SurvivalYears),
            ("Cdas_Affiliates", c => string.Join(", ", c.CoveredAffiliates)),
            ("Cdas_Domains", c => string.Join(", ", c.CoveredDomains)),
            ("Cdas_Copy", c => facts.Document(c.CopyDocumentId)),
            ("Dossier_ReusedFrom", c => c.ReusedFrom),
            ("Cdas_TerminatedOn", c => c.TerminatedOn)),
        .. DossierTables.Section(
            "Dossier_Standard",
            facts.Selection.All<CdaStandard>(),
            ("Dossier_Document", s => facts.Document(s.DocumentId)),
            ("Dossier_By", s => facts.Person(s.By)),
            ("Tables_Time", s => facts.At(s.At))),
    ];

    private static IEnumerable<Block> Rounds(DossierFacts facts) =>
    [
        .. DossierTables.Section(
            "Dossier_Rounds",
            facts.Selection.Cdas.SelectMany(c => c.Rounds.Select(r => (Cda: c, Round: r))),
            ("Tables_Cdmo", l => facts.Cdmo(l.Cda.CdmoId)),
            ("Tables_Number", l => l.Round.Number),
            ("Cdas_From", l => Words.Of(l.Round.From)),
            ("Cdas_On", l => (DateOnly?)l.Round.On),
            ("Dossier_Remark", l => l.Round.Note),
            ("Dossier_Document", l => facts.Document(l.Round.DocumentId))),
        .. DossierTables.Section(
            "Dossier_Signatures",
            facts.Selection.Cdas.SelectMany(c => c.Signatures.Select(s => (Cda: c, Signature: s))),
            ("Tables_Cdmo", l => facts.Cdmo(l.Cda.CdmoId)),
            ("Tables_Side", l => Words.Of(l.Signature.Side)),
            ("Tables_Person", l => l.Signature.Name),
            ("Tables_Function", l => l.Signature.Function),
            ("Tables_SignedOn", l => (DateOnly?)l.Signature.SignedOn)),
    ];

    // A file that nobody may read is named by its hash alone, as on its page.
    private static IEnumerable<Block> HandIns(DossierFacts facts) => DossierTables.Section(
        "Dossier_HandIns",
        facts.Selection.All<CdaHandIn>(),
        ("Tables_Cdmo", h => facts.Cdmo(h.CdmoId)),
        ("Tables_Number", h => h.Number),
        ("Tables_What", h => Words.Of(h.What)),
        ("Tables_State", h => Words.Of(h.State)),
        ("Dossier_By", h => facts.Person(h.By)),
        ("Tables_Time", h => facts.At(h.At)),
        ("Dossier_Remark", h => h.Remark),
        ("Tables_File", h => h.IsReadable ? h.File.FileName : ""),
        ("Tables_Hash", h => h.File.Sha256),
        ("Dossier_Checks", h => FileWords.Of(h.File.Finding)),
        ("Tables_ReleasedBy", h => facts.Person(h.ReleasedBy)),
        ("Tables_Signatories", h => h.Signature is { } s ? T.Of("HandIns_SignedBy", s.Name, s.Function, ((TableCell)(DateOnly?)s.SignedOn).Text) : ""),
        ("Dossier_DecidedBy", h => facts.Person(h.DecidedBy)),
        ("Dossier_DecidedAt", h => facts.At(h.DecidedAt)),
        ("Tables_Reason", h => h.Reason));
}
