using CdmoFlow.Gates;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Mail;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Pages.Tasks;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of lists, of a selection as a whole and of its gates.</summary>
internal static class SelectionTables
{
    /// <summary>All selections that fit the filter, not only those of the page shown.</summary>
    public static PageTable Selections(SelectionBoardModel board) => new(
        "selections",
        [T.Of("Tables_Id"), T.Of("Tables_Selection"), T.Of("Tables_Sponsor"), T.Of("Tables_Stage"), T.Of("Tables_Due"), T.Of("Tables_Overdue"), T.Of("Tables_Attention")],
        [.. board.Whole.Select(line => (IReadOnlyList<TableCell>)
            [line.Id, line.Title, line.Sponsor, Words.Of(line.Stage), TableCell.At(line.DueAt, line.TimeZone), TableCell.Yes(line.Overdue), string.Join('\n', line.NeedsAttention)])]);

    /// <summary>What waits for the reader.</summary>
    public static PageTable Tasks(TasksPageModel tasks) => new(
        "tasks",
        [T.Of("Tables_Task"), T.Of("Tables_Reason"), T.Of("Tables_Due"), T.Of("Tables_Overdue"), T.Of("Tables_Selection"), T.Of("Tables_Sponsor"), T.Of("Tables_Stage")],
        [.. tasks.Tasks.Select(task => (IReadOnlyList<TableCell>)
            [Sentences.Of(task.What), Sentences.Of(task.Why), TableCell.At(task.DueAt, task.TimeZone), TableCell.Yes(task.Overdue), task.Selection, task.Sponsor, Words.Of(task.Stage)])]);

    /// <summary>The rows of the trail that the filter shows.</summary>
    public static PageTable Trail(TrailModel trail) => Trail([.. trail.Entries.Where(trail.Filter.Shows)], trail.Names);

    /// <summary>Rows of a trail as they are given.</summary>
    public static PageTable Trail(IReadOnlyList<TrailEntry> entries, IReadOnlyDictionary<string, string> names) => new(
        "trail",
        [
            T.Of("Tables_Number"), T.Of("Tables_Time"), T.Of("Tables_Person"), T.Of("Tables_OnBehalfOf"), T.Of("Tables_Role"), T.Of("Tables_What"), T.Of("Tables_Subject"), T.Of("Tables_Before"), T.Of("Tables_After"), T.Of("Tables_Reason"), T.Of("Tables_Hash"),
        ],
        [.. entries.Select(entry => (IReadOnlyList<TableCell>)
            [
                entry.Sequence, TableCell.At(entry.At, "Etc/UTC"), Name(names, entry.Actor), entry.OnBehalfOf is { } other ? Name(names, other) : "", entry.Role,
                entry.Note.Action, entry.Note.Subject, entry.Note.Old, entry.Note.New, entry.Note.Reason, entry.Hash,
            ])]);

    /// <summary>The mails that left or are to leave.</summary>
    public static PageTable Mails(MailsModel mails) => new(
        "mails",
        [T.Of("Tables_Queued"), T.Of("Tables_Sent"), T.Of("Tables_What"), T.Of("Tables_Recipient"), T.Of("Tables_State"), T.Of("Tables_Delivery"), T.Of("Tables_Failure")],
        [.. mails.Mails.Select(mail => (IReadOnlyList<TableCell>)
            [
                TableCell.At(mail.QueuedAt, Zone(mails.Of)), TableCell.At(mail.SentAt, Zone(mails.Of)), MailNames.Kind(mail.Order), MailNames.Recipient(mails.Of, mail.Order), Words.Of(mail.State),
                mail.Delivery == Delivery.Unknown ? "" : Words.Of(mail.Delivery), mail.Failure,
            ])]);

    /// <summary>The team.</summary>
    public static PageTable Team(SelectionModel known) => new(
        "team",
        [T.Of("Tables_Person"), T.Of("Tables_Roles"), T.Of("Tables_Functions"), T.Of("Tables_AwayFrom"), T.Of("Tables_AwayUntil"), T.Of("Tables_Deputy")],
        [.. known.Selection.State.Team.Select(seat => (Seat: seat, Away: known.Selection.Find<Absence>(Absence.KeyOf(seat.PersonId)))).Select(line => (IReadOnlyList<TableCell>)
            [
                known.NameOf(line.Seat.PersonId), string.Join(", ", line.Seat.Roles.Select(Words.Of)), string.Join(", ", line.Seat.Functions.Select(Words.Of)),
                TableCell.At(line.Away?.From, Zone(known)), TableCell.At(line.Away?.Until, Zone(known)), line.Away is null ? "" : known.NameOf(line.Away.DeputyId),
            ])]);

    /// <summary>Who was asked at gates and what each decided.</summary>
    public static PageTable Decisions(SelectionModel known, IReadOnlyList<Gate> gates) => new(
        gates.Count == 1 ? "decisions" : "gates",
        [
            T.Of("Tables_Gate"), T.Of("Tables_Number"), T.Of("Tables_State"), T.Of("Tables_Opened"), T.Of("Tables_Due"), T.Of("Tables_Person"), T.Of("Tables_Role"), T.Of("Tables_Decision"), T.Of("Tables_Time"), T.Of("Tables_Deputy"), T.Of("Tables_Meaning"), T.Of("Tables_Reason"),
            T.Of("Tables_Signed"),
        ],
        [.. gates.SelectMany(gate => gate.Approvers.Select(approver => Decision(known, gate, approver)))]);

    /// <summary>Documents with their hashes.</summary>
    public static PageTable Documents(SelectionModel known) => new(
        "documents",
        [T.Of("Tables_File"), T.Of("Tables_Bytes"), T.Of("Tables_Hash"), T.Of("Tables_Time"), T.Of("Tables_SharedWith")],
        [.. known.Selection.Documents.Select(document => (IReadOnlyList<TableCell>)
            [document.FileName, document.Length, document.Sha256, TableCell.At(document.At, Zone(known)), string.Join(", ", document.SharedWith.Select(known.Selection.NameOf))])]);

    private static IReadOnlyList<TableCell> Decision(SelectionModel known, Gate gate, GateApprover approver)
    {
        var decision = gate.Decisions.FirstOrDefault(d => d.PersonId == approver.PersonId);
        return
        [
            GateWords.NameOf(gate.Kind), gate.Number, Words.Of(gate.State), TableCell.At(gate.OpenedAt, Zone(known)), TableCell.At(gate.DueAt, Zone(known)), known.NameOf(approver.PersonId), Words.Of(approver.Capacity),
            decision is null ? "" : T.Of(decision.Approved ? "Gates_Approved" : "Gates_SentBack"), TableCell.At(decision?.At, Zone(known)), decision?.DeputyId is { } deputy ? known.NameOf(deputy) : "", decision?.Meaning, decision?.Reason,
            TableCell.Yes(decision?.Signature?.Fits(decision.SignedRecord(gate)) == true),
        ];
    }

    private static string Zone(SelectionModel known) => known.Selection.State.Brief.TimeZone;

    private static string Name(IReadOnlyDictionary<string, string> names, string personId) =>
        personId == "system" ? T.Of("Trail_System") : names.GetValueOrDefault(personId) ?? T.Of("Selections_Erased");
}
