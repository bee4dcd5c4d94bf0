using System.Globalization;
using CdmoFlow.Evaluation;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Records.Exports;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Evaluation;
using CdmoFlow.Web.Pages.Mail;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Rfp;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports;

/// <summary>A selection on one page that needs no program: what its pages show, from the same tables, one after the other. Sealed things appear by state, hash and size alone.</summary>
public static class Dossier
{
    // Numbers are written as the reader's language writes them.
    private static CultureInfo Reader => CultureInfo.CurrentUICulture;

    /// <summary>How many rows of trail or mails make one table.</summary>
    public const int RowsAtOnce = 500;

    /// <summary>Title and what comes first.</summary>
    public static Document Head(SelectionModel known, ExportHeader header)
    {
        var state = known.Selection.State;
        var brief = state.Brief;
        return new Document(
            state.Title,
            T.Of("Exports_Subtitle", brief.Sponsor, Words.Of(state.Stage)),
            [
                new Note(T.Of("Exports_Lead", Zones.Local(header.ExportedAt, brief.TimeZone), brief.TimeZone, header.Trail.Sequence, header.Trail.Hash)),
                new KeyValues(
                [
                    new(T.Of("Selections_BriefSponsor"), brief.Sponsor),
                    new(T.Of("Selections_BriefModality"), $"{Words.Of(brief.Modality)}, {Words.Of(brief.DevelopmentStage)}"),
                    new(T.Of("Selections_BriefServices"), string.Join(", ", brief.Services)),
                    new(T.Of("Selections_BriefDosageForm"), brief.DosageForm),
                    new(T.Of("Selections_BriefMarkets"), string.Join(", ", brief.TargetMarkets)),
                    new(T.Of("Selections_BriefOutsourcing"), Words.Of(brief.OutsourcingModel)),
                    .. state.Timeline.Select(e => new KeyValue(Words.Of(e.Stage), TableCell.At(e.At, brief.TimeZone).Text)),
                    .. state.CancelReason is { } why ? [new KeyValue(T.Of("Exports_Cancelled"), why)] : Array.Empty<KeyValue>(),
                ]),
                .. Section(T.Of("Exports_Sealed"), SealedTable(known, header.Sealed)),
            ]);
    }

    /// <summary>Everything of the selection's own partition but mails and trail.</summary>
    public static IEnumerable<Block> Facts(SelectionModel known, DateTimeOffset now)
    {
        var selection = known.Selection;
        return
        [
            .. Section(T.Of("Team_Title"), SelectionTables.Team(known)),
            .. Section(T.Of("Longlist_SectionTitle"), LonglistTables.Longlist(known)),
            .. Section(T.Of("Rfp_SectionTitle"), RfpTables.Cdmos(known)),
            .. Section(T.Of("Writing_DataRoom"), WithPaths(RfpTables.DataRoom(known), [.. DataRooms.All(selection).Select(a => DataRoomFiles.IsCarried(a) ? DataRoomFiles.PathOf(a) : T.Of("Exports_NotCarried"))])),
            .. Section(T.Of("Questions_Title"), RfpTables.Questions(new QuestionsModel(known, now, QuestionView.Record(selection)))),
            .. Section(T.Of("Amendments_Title"), RfpTables.Amendments(new AmendmentsModel(known, now))),
            .. Enum.GetValues<ScorePass>().SelectMany(pass => Scores(known, pass)),
            .. Section(T.Of("Evaluation_FlagTitle"), EvaluationTables.Flags(known)),
            .. Section(T.Of("Audits_SectionTitle"), AuditTables.Audits(known)),
            .. Section(T.Of("Audits_FindingsTitle"), AuditTables.Findings(known, selection.Audits)),
            .. Section(T.Of("Decision_Scorecard"), AwardTables.Ranking(known)),
            .. Section(T.Of("Exports_Agreements"), AwardTables.Agreements(known)),
            .. Section(T.Of("Tables_AllGates"), SelectionTables.Decisions(known, selection.Gates)),
            .. Section(T.Of("Selections_Documents"), WithPaths(SelectionTables.Documents(known), [.. selection.Documents.Select(d => ExportPaths.Document(d.Id, d.FileName))])),
        ];
    }

    /// <summary>An opened proposal, as far as it may be read.</summary>
    public static IEnumerable<Block> Proposal(ProposalModel proposal) =>
    [
        new Heading(1, T.Of("Exports_ProposalOf", proposal.Selection.NameOf(proposal.View.Seal.CdmoId), proposal.View.Seal.Version)),
        .. Tables(T.Of("Offers_GroupQuestions"), ProposalTables.Answers(proposal)),
        .. Tables(T.Of("Offers_GroupCosts"), ProposalTables.Prices(proposal)),
        .. Tables(T.Of("Proposals_ProposalFiles"), WithPaths(
            ProposalTables.Files(proposal), [.. proposal.View.Files.Select(f => ExportPaths.ProposalFile(proposal.View.Seal.CdmoId, proposal.View.Seal.Version, f.Id, f.Name))])),
    ];

    /// <summary>Some mails.</summary>
    public static IEnumerable<Block> Mails(SelectionModel known, IReadOnlyList<OutboxMail> mails, bool isFirst) =>
        isFirst ? Section(T.Of("Mails_Title"), SelectionTables.Mails(new MailsModel(known, mails, ""))) : Tables(T.Of("Mails_Title"), SelectionTables.Mails(new MailsModel(known, mails, "")));

    /// <summary>Some rows of the trail.</summary>
    public static IEnumerable<Block> Trail(SelectionModel known, IReadOnlyList<TrailEntry> entries, bool isFirst)
    {
        var (title, table) = (T.Of("Trail_Title", known.Selection.State.Title), SelectionTables.Trail(entries, known.Names));
        return isFirst ? Section(title, table) : Tables(title, table);
    }

    private static IEnumerable<Block> Scores(SelectionModel known, ScorePass pass)
    {
        var ranking = Scorecards.Ranked(known.Selection, pass);
        if (ranking.Count == 0) return [];
        var title = T.Of(pass == ScorePass.Proposal ? "Evaluation_ScorecardClaims" : "Evaluation_ScorecardVerified");
        return
        [
            .. Section($"{T.Of("Evaluation_ScorecardTitle")}: {title}", EvaluationTables.Scorecard(new ScorecardModel(known, pass, ranking, []))),
            .. Tables(T.Of("Tables_AllScores"), EvaluationTables.Scores(known, [.. known.Selection.ScoreSheets.Where(s => s.Pass == pass)])),
        ];
    }

    private static PageTable SealedTable(SelectionModel known, IReadOnlyList<SealedPart> parts) => new(
        "sealed",
        [T.Of("Tables_Cdmo"), T.Of("Tables_Version"), T.Of("Exports_Envelope"), T.Of("Tables_State"), T.Of("Exports_FileCount"), T.Of("Tables_Bytes"), T.Of("Tables_Hash"), T.Of("Exports_CarriedEncrypted")],
        [.. parts.Select(part => (IReadOnlyList<TableCell>)
            [known.Selection.NameOf(part.CdmoId), part.Version, T.Of(part.Envelope switch { "technical" => "Exports_Technical", "price" => "Exports_Price", _ => "Exports_Whole" }), Words.Of(part.State), part.Files, part.Bytes, part.Anchor, TableCell.Yes(part.Carried)])]);

    private static PageTable WithPaths(PageTable table, IReadOnlyList<string> paths) =>
        table with { Columns = [.. table.Columns, T.Of("Exports_Path")], Rows = [.. table.Rows.Select((row, i) => (IReadOnlyList<TableCell>)[.. row, paths[i]])] };

    private static IEnumerable<Block> Section(string title, PageTable? table) => table is { Rows.Count: > 0 } ? [new Heading(1, title), .. Tables(title, table)] : [];

    private static IEnumerable<Block> Tables(string title, PageTable? table) => table is { Rows.Count: > 0 }
        ? [new Table(title, table.Columns, [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(Text)])])]
        : [];

    private static string Text(TableCell cell) => cell.Number?.ToString("#,0.##########", Reader) ?? cell.Text;
}
