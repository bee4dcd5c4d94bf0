using CdmoFlow.Records.Documents;
using CdmoFlow.Records.Exports;
using CdmoFlow.Records.Retention;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>The documents, how long everything is kept, what keeps it beyond that, and whose names were replaced.</summary>
internal static class RecordsSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) =>
    [
        .. DossierTables.Section(T.Of("Selections_Documents"), DossierTables.WithPaths(SelectionTables.Documents(facts.Known), [.. facts.Selection.Documents.Select(d => ExportPaths.Document(d.Id, d.FileName))])),
        .. Period(facts, RetentionRow.Of(facts.Selection)),
        .. Anonymising(facts, RetentionRow.Of(facts.Selection).Anonymisation),
    ];

    private static IEnumerable<Block> Period(DossierFacts facts, RetentionRow row) => DossierTables.Facts(
        T.Of("Dossier_Retention"),
        (T.Of("Retention_Kept"), T.Of("Retention_Years", row.Years)),
        (T.Of("Retention_Contract"), row.ContractEndsOn),
        (T.Of("Retention_Begins"), facts.At(row.BeginsAt(facts.Selection.State))),
        (T.Of("Retention_Ends"), facts.At(row.EndsAt(facts.Selection.State))),
        (T.Of("Retention_Hold"), row.Hold?.Reason ?? T.Of("Retention_NotHeld")),
        (T.Of("Dossier_PlacedBy"), facts.Person(row.Hold?.PlacedBy)),
        (T.Of("Dossier_PlacedAt"), facts.At(row.Hold?.PlacedAt)),
        (T.Of("Dossier_LiftAskedBy"), facts.Person(row.Hold?.LiftAskedBy)),
        (T.Of("Dossier_LiftAskedAt"), facts.At(row.Hold?.LiftAskedAt)),
        (T.Of("Dossier_LiftBecause"), row.Hold?.LiftReason));

    private static IEnumerable<Block> Anonymising(DossierFacts facts, Anonymisation? done) => done is null ? [] :
    [
        .. DossierTables.Facts(
            T.Of("Retention_Anonymise"),
            (T.Of("Dossier_AskedBy"), facts.Person(done.ProposedBy)),
            (T.Of("Dossier_AskedAt"), facts.At(done.ProposedAt)),
            (T.Of("Tables_Reason"), done.Reason),
            (T.Of("Dossier_SecondPerson"), facts.Person(done.ConfirmedBy)),
            (T.Of("Dossier_DecidedAt"), facts.At(done.ConfirmedAt)),
            (T.Of("Retention_Done"), facts.At(done.DoneAt))),
        .. DossierTables.Section(
            "Dossier_Concerned",
            done.People,
            ("Tables_Person", p => facts.Person(p.PersonId)),
            ("Retention_Side", p => p.CdmoId is { } cdmo ? facts.Cdmo(cdmo) : T.Of("Retention_Sponsor")),
            ("Dossier_Becomes", p => T.Of(p.KeptBecause switch { null => "Dossier_Pseudonym", KeptReason.SelectedCdmo => "Retention_KeptSelected", _ => "Retention_KeptElsewhere" }))),
    ];
}
