using CdmoFlow.People;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>The team with its absences, and the changes of it that needed a second person.</summary>
internal static class TeamSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) =>
    [
        .. DossierTables.Section(T.Of("Team_Title"), SelectionTables.Team(facts.Known)),
        .. DossierTables.Section(
            "Dossier_Absences",
            facts.Selection.Absences,
            ("Tables_Person", a => facts.Person(a.PersonId)),
            ("Tables_AwayFrom", a => facts.At(a.From)),
            ("Tables_AwayUntil", a => facts.At(a.Until)),
            ("Tables_Deputy", a => facts.Person(a.DeputyId))),
        .. DossierTables.Section(
            "Dossier_Seats",
            facts.Selection.All<PendingSeat>(),
            ("Tables_Person", s => facts.Person(s.Change.PersonId)),
            ("Tables_Roles", s => string.Join(", ", s.Change.Roles.Select(Words.Of))),
            ("Tables_Functions", s => string.Join(", ", s.Change.Functions.Select(Words.Of))),
            ("Tables_Reason", s => s.Change.Reason),
            ("Dossier_AskedBy", s => facts.Person(s.ProposedBy)),
            ("Dossier_AskedAt", s => facts.At(s.ProposedAt)),
            ("Dossier_Settled", s => TableCell.Yes(s.IsSettled))),
    ];
}
