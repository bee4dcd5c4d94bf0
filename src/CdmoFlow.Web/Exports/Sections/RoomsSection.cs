using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Records.Documents;
using CdmoFlow.Records.Exports;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>Who takes part: invitations, colleagues in the rooms, who entered, and the data room that they read.</summary>
internal static class RoomsSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) =>
    [
        .. DossierTables.Section(T.Of("Rfp_SectionTitle"), RfpTables.Cdmos(facts.Known)),
        .. DossierTables.Section(
            "Dossier_Invitations",
            facts.Selection.Invitations,
            ("Tables_Cdmo", i => facts.Cdmo(i.CdmoId)),
            ("Tables_Round", i => i.Round),
            ("Dossier_Contact", i => facts.Person(i.ContactPersonId)),
            ("Tables_State", i => Words.Of(i.State)),
            ("Tables_Sent", i => facts.At(i.SentAt)),
            ("Dossier_OwnDeadline", i => facts.At(i.Deadline)),
            ("Dossier_AnsweredAt", i => facts.At(i.AnsweredAt)),
            ("Tables_Declined", i => i.DeclineReason),
            ("Dossier_Reminders", i => i.RemindersSent.Count),
            ("Dossier_LinkEpoch", i => i.LinkEpoch)),
        .. Colleagues(facts),
        .. DossierTables.Section(
            "Dossier_Entries",
            facts.Selection.All<RoomEntry>(),
            ("Tables_Cdmo", e => facts.Cdmo(e.CdmoId)),
            ("Tables_Person", e => facts.Person(e.PersonId)),
            ("Dossier_FirstEntered", e => facts.At(e.FirstAt))),
        .. DossierTables.Section(
            T.Of("Writing_DataRoom"),
            DossierTables.WithPaths(RfpTables.DataRoom(facts.Known), [.. DataRooms.All(facts.Selection).Select(a => DataRoomFiles.IsCarried(a) ? DataRoomFiles.PathOf(a) : T.Of("Exports_NotCarried"))])),
    ];

    private static IEnumerable<Block> Colleagues(DossierFacts facts) => DossierTables.Section(
        "Dossier_Colleagues",
        facts.Selection.All<RoomColleague>(),
        ("Tables_Cdmo", c => facts.Cdmo(c.CdmoId)),
        ("Tables_Person", c => facts.Person(c.PersonId)),
        ("Tables_State", c => Words.Of(c.State)),
        ("Tables_Function", c => c.Function),
        ("Dossier_Domain", c => c.Domain),
        ("Dossier_Shared", c => TableCell.Yes(c.IsSharedMailbox)),
        ("Dossier_Rights", c => T.Of(c.Rights switch { ColleagueRights.Submit => "Colleagues_MaySubmitTag", ColleagueRights.Prepare => "Colleagues_MayPrepareTag", _ => "Colleagues_MayReadTag" })),
        ("Dossier_NamedBy", c => facts.Person(c.AddedBy)),
        ("Dossier_NamedAt", c => facts.At(c.AddedAt)),
        ("Dossier_Admissions", c => c.Admission),
        ("Dossier_DecidedBy", c => facts.Person(c.DecidedBy)),
        ("Dossier_DecidedAt", c => facts.At(c.DecidedAt)),
        ("Tables_Reason", c => c.Reason));
}
