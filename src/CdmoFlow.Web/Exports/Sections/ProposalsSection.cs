using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Records.Documents;
using CdmoFlow.Selections;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Proposals.Files;
using CdmoFlow.Web.Pages.Proposals.Offers;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>What is known of proposals without their content: versions with hashes, who opened them and when, files that were held, windows for corrections.</summary>
internal static class ProposalsSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) => [.. Versions(facts), .. Opening(facts), .. Holds(facts), .. Defects(facts)];

    private static IEnumerable<Block> Versions(DossierFacts facts) => DossierTables.Section(
        "Dossier_Versions",
        facts.Selection.Proposals,
        ("Tables_Cdmo", p => facts.Cdmo(p.CdmoId)),
        ("Tables_Version", p => p.Version),
        ("Tables_State", p => Words.Of(p.State)),
        ("Tables_Submitted", p => facts.At(p.SubmittedAt)),
        ("Dossier_Late", p => TableCell.Yes(p.IsLate)),
        ("Dossier_Anchor", p => p.Anchor),
        ("Dossier_FilesHash", p => p.FilesSha256),
        ("Dossier_Checked", p => TableCell.Yes(p.FilesChecked)),
        ("Dossier_Replaces", p => p.ReplacesVersion),
        ("Tables_Addendum", p => p.Addendum),
        ("Dossier_RegisteredBy", p => facts.Person(p.RegisteredBy)),
        ("Dossier_ConfirmedAt", p => facts.At(p.ConfirmedAt)),
        ("Tables_Decision", p => p.Admission is { } admitted ? T.Of(admitted.Counts ? "Dossier_Admitted" : "Dossier_NotAdmitted") : ""),
        ("Tables_Reason", p => p.Admission?.Reason),
        ("Dossier_DecidedBy", p => facts.Person(p.Admission?.PersonId)),
        ("Dossier_DecidedAt", p => facts.At(p.Admission?.At)),
        ("Tables_ReadBy", p => facts.People(p.ReadBy)));

    private static IEnumerable<Block> Opening(DossierFacts facts)
    {
        var prices = PriceEnvelopes.Of(facts.Selection);
        return
        [
            .. Confirmations(facts, "Opening_Proposals", facts.Selection.State.Opening),
            .. DossierTables.Section(
                "Dossier_Locked",
                facts.Selection.All<PriceEnvelope>(),
                ("Tables_Time", p => facts.At(p.LockedAt)),
                ("Dossier_By", p => facts.Person(p.LockedBy)),
                ("Tables_Reason", p => p.Reason),
                ("Dossier_ScoresHash", p => p.Scores),
                ("Dossier_PricesOpened", p => facts.At(p.OpenedAt))),
            .. Confirmations(facts, "Opening_Prices", prices?.Opening ?? []),
        ];
    }

    private static IEnumerable<Block> Confirmations(DossierFacts facts, string title, IReadOnlyList<OpeningConfirmation> given) => DossierTables.Section(
        title, given.Select((c, i) => (Confirmation: c, Number: i + 1)), ("Tables_Number", l => l.Number), ("Tables_Person", l => facts.Person(l.Confirmation.PersonId)), ("Tables_Time", l => facts.At(l.Confirmation.At)));

    // Before the opening the team learns nothing about single files, as on the pages.
    private static IEnumerable<Block> Holds(DossierFacts facts) => DossierTables.Section(
        "Dossier_Holds",
        facts.Selection.All<FileHolds>().Where(h => facts.Selection.Find<ProposalSeal>(ProposalSeal.KeyOf(h.CdmoId, h.Version)) is { IsOpened: true, IsHeld: true }).SelectMany(h => h.Files.Select(f => (Of: h, File: f))),
        ("Tables_Cdmo", l => facts.Cdmo(l.Of.CdmoId)),
        ("Tables_Version", l => l.Of.Version),
        ("Dossier_FileId", l => l.File.FileId),
        ("Tables_State", l => FileWords.Of(l.File.Verdict)),
        ("Dossier_ReplaceUntil", l => facts.At(l.File.ReplaceUntil)),
        ("Dossier_ReplacedAt", l => facts.At(l.File.ReplacedAt)),
        ("Tables_ReleasedBy", l => facts.Person(l.File.ReleasedBy)));

    private static IEnumerable<Block> Defects(DossierFacts facts)
    {
        var fields = OfferFields.Of(facts.Selection.State.Brief).ToDictionary(f => f.Key, OfferWords.Of, StringComparer.Ordinal);
        return DossierTables.Section(
            "Dossier_Defects",
            facts.Selection.All<DefectWindow>(),
            ("Tables_Cdmo", d => facts.Cdmo(d.CdmoId)),
            ("Dossier_Fields", d => string.Join('\n', d.Fields.Select(k => fields.GetValueOrDefault(k) ?? k))),
            ("Tables_Reason", d => d.Reason),
            ("Dossier_By", d => facts.Person(d.OpenedBy)),
            ("Tables_Opened", d => facts.At(d.OpenedAt)),
            ("Dossier_Until", d => facts.At(d.Until)),
            ("Dossier_UsedAt", d => facts.At(d.UsedAt)),
            ("Dossier_CorrectionHash", d => d.CorrectionId));
    }
}
