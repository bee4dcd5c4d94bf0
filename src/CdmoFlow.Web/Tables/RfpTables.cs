using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Proposals.Files;
using CdmoFlow.Web.Pages.Rfp;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of the RFP: who takes part, questions, data room, amendments.</summary>
internal static class RfpTables
{
    /// <summary>Agreement on confidentiality, invitation and proposals of each CDMO. Of a sealed proposal it says what the page says: version, state, time and hash.</summary>
    public static PageTable Cdmos(SelectionModel known)
    {
        var (selection, zone) = (known.Selection, known.Selection.State.Brief.TimeZone);
        return new(
            "cdmos",
            [
                T.Of("Tables_Cdmo"), T.Of("Tables_Cda"), T.Of("Tables_SignedOn"), T.Of("Tables_Signatories"), T.Of("Tables_Invitation"), T.Of("Tables_Declined"), T.Of("Tables_Version"), T.Of("Tables_Proposal"), T.Of("Tables_Submitted"), T.Of("Tables_Hash"),
            ],
            [.. selection.Cdas.SelectMany(cda =>
            {
                var invitation = selection.Find<Invitation>(Invitation.KeyOf(cda.CdmoId));
                IReadOnlyList<TableCell> cdmo = [selection.NameOf(cda.CdmoId), Words.Of(cda.State), cda.ExecutedOn, cda.Signatories, invitation is null ? "" : Words.Of(invitation.State), invitation?.DeclineReason];
                var seals = selection.Proposals.Where(p => p.CdmoId == cda.CdmoId).Select(seal => (IReadOnlyList<TableCell>)[.. cdmo, seal.Version, Words.Of(seal.State), TableCell.At(seal.SubmittedAt, zone), seal.Anchor]);
                return seals.DefaultIfEmpty([.. cdmo, "", "", "", ""]);
            })]);
    }

    /// <summary>The questions with answers and how deep they go.</summary>
    public static PageTable Questions(QuestionsModel questions)
    {
        var (known, zone) = (questions.Of, questions.Of.Selection.State.Brief.TimeZone);
        return new(
            "questions",
            [
                T.Of("Tables_Number"), T.Of("Tables_Cdmo"), T.Of("Tables_State"), T.Of("Tables_Category"), T.Of("Tables_Asked"), T.Of("Tables_Question"), T.Of("Tables_Confidential"), T.Of("Tables_Function"), T.Of("Tables_PublicText"), T.Of("Tables_Answer"), T.Of("Tables_AnsweredBy"),
                T.Of("Tables_ApprovedBy"), T.Of("Tables_Published"), T.Of("Tables_Addendum"), T.Of("Tables_Reason"), T.Of("Tables_Ratings"),
            ],
            [.. questions.Views.Select(q => (IReadOnlyList<TableCell>)
                [
                    q.Number, q.CdmoId is { } cdmo ? known.Selection.NameOf(cdmo) : "", Words.Of(q.State), Words.Of(q.Category), TableCell.At(q.AskedAt, zone), q.Text, TableCell.Yes(q.Confidential), q.RoutedTo is { } function ? Words.Of(function) : "", q.PublicText, q.Answer,
                    q.AnsweredBy is { } by ? known.NameOf(by) : "", q.PublishedBy is { } approver ? known.NameOf(approver) : "", TableCell.At(q.PublishedAt, zone), q.Addendum, q.Reason, string.Join(", ", q.Ratings.Select(r => $"{Words.Of(r.Function)} {r.Depth}")),
                ])]);
    }

    /// <summary>How many questions each CDMO asked and how many go deep.</summary>
    public static PageTable Counts(QuestionsModel questions) => new(
        "question-counts",
        [T.Of("Questions_Cdmo"), T.Of("Questions_Asked"), T.Of("Questions_Substantive"), T.Of("Questions_NotRated")],
        [.. QuestionCount.Of(questions.Of.Selection).Select(count => (IReadOnlyList<TableCell>)[questions.Of.Selection.NameOf(count.CdmoId), count.Asked, count.Substantive, count.NotRated])]);

    /// <summary>Every version of every file in the data room, with what its checks found and what became of it.</summary>
    public static PageTable DataRoom(SelectionModel known)
    {
        var (selection, zone) = (known.Selection, known.Selection.State.Brief.TimeZone);
        return new(
            "dataroom",
            [
                T.Of("Tables_Number"), T.Of("Tables_Version"), T.Of("Tables_File"), T.Of("Tables_Category"), T.Of("Tables_Description"), T.Of("Tables_Bytes"), T.Of("Tables_Hash"), T.Of("Tables_State"), T.Of("Tables_Reason"), T.Of("Tables_ReleasedBy"), T.Of("Tables_Time"), T.Of("Tables_Person"),
                T.Of("Tables_WentOut"), T.Of("Tables_Withdrawn"), T.Of("Tables_WithdrawnBecause"), T.Of("Tables_ReadBy"),
            ],
            [.. DataRooms.All(selection).Select(a => (IReadOnlyList<TableCell>)
                [
                    a.Number, a.Version, a.File.Name, Words.Of(a.Category), a.Description, a.File.Length, a.File.Sha256, FileWords.Of(a.File.Finding), FileWords.Why(a.File.Finding), a.ReleasedBy is { } released ? known.NameOf(released) : "", TableCell.At(a.At, zone), known.NameOf(a.By),
                    TableCell.Yes(DataRooms.WentOut(selection, a)), TableCell.At(a.WithdrawnAt, zone), a.WithdrawnBecause, string.Join(", ", a.ReadBy.Select(known.NameOf)),
                ])]);
    }

    /// <summary>The issued amendments, one row per changed part and per file that it brought, replaced or took out.</summary>
    public static PageTable Amendments(AmendmentsModel amendments)
    {
        var (known, zone) = (amendments.Of, amendments.Of.Selection.State.Brief.TimeZone);
        return new(
            "amendments",
            [T.Of("Tables_Addendum"), T.Of("Tables_Time"), T.Of("Tables_Person"), T.Of("Tables_Reason"), T.Of("Tables_Deadline"), T.Of("Tables_Part"), T.Of("Tables_Before"), T.Of("Tables_After"), T.Of("Tables_File"), T.Of("Tables_Number"), T.Of("Tables_Version"), T.Of("Tables_Category"), T.Of("Tables_Change")],
            [.. Addenda.Amendments(known.Selection).SelectMany(a =>
            {
                IReadOnlyList<TableCell> common = [a.Addendum, TableCell.At(a.IssuedAt, zone), known.NameOf(a.IssuedBy!), a.Reason, TableCell.At(a.DeadlineAfter, zone)];
                var parts = a.Changes.Select(change => (IReadOnlyList<TableCell>)[.. common, T.Of("Amendments_Section", RfpPart.Of(change.Part).Section, PartWords.Of(change.Part)), change.Before, change.After, "", "", "", "", ""]);
                var files = a.Files.Select(file => (IReadOnlyList<TableCell>)[.. common, "", "", "", file.Name, file.Number, file.Version, Words.Of(file.Category), ChangedFiles.KindOf(file.Kind)]);
                return parts.Concat(files).DefaultIfEmpty([.. common, "", "", "", "", "", "", "", ""]);
            })]);
    }
}
