using CdmoFlow.Mail.Notifications;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Audits;
using CdmoFlow.Web.Pages.Evaluation;
using CdmoFlow.Web.Pages.Evaluation.Prices;
using CdmoFlow.Web.Pages.Gates;
using CdmoFlow.Web.Pages.Longlist;
using CdmoFlow.Web.Pages.Mail;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Proposals.Opening;
using CdmoFlow.Web.Pages.Retention;
using CdmoFlow.Web.Pages.Rfp;
using CdmoFlow.Web.Pages.Rfp.Confidentiality;
using CdmoFlow.Web.Pages.Rfp.DataRoom;
using CdmoFlow.Web.Pages.Rfp.Writing;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Pages.Tasks;
using CdmoFlow.Web.Pages.Webhooks;

namespace CdmoFlow.Web.Tables;

/// <summary>
/// Which tables the pages have. A table is asked for at the address of its page (<c>?table=questions&amp;format=csv</c>), so that whoever may see the page, and nobody else, may take its tables away.
/// </summary>
public static class PageTables
{
    /// <summary>A table of a page, or null when the page has none of that name for this reader.</summary>
    /// <param name="model">What the page shows.</param>
    /// <param name="name">The table.</param>
    /// <param name="reader">Who asks.</param>
    public static PageTable? Find(object model, string name, Visitor? reader) => (model, name) switch
    {
        (SelectionBoardModel board, "selections") => SelectionTables.Selections(board),
        (TasksPageModel tasks, "tasks") => SelectionTables.Tasks(tasks),
        (RegisterModel register, "companies") => LonglistTables.Companies(register),
        (ImportModel import, "bad-rows") => LonglistTables.BadRows(import),
        (TrailModel trail, "trail") => SelectionTables.Trail(trail),
        (MailsModel mails, "mails") => SelectionTables.Mails(mails),
        (SelectionModel known, "team") => SelectionTables.Team(known),
        (GateModel gate, "decisions") => SelectionTables.Decisions(gate.Of, [gate.Gate]),
        (SelectionPageModel page, "plan") => CalendarTables.Plan(page),
        (SelectionPageModel page, _) => SeatOf(page, reader) is { MayRead: true } seat ? OfSelection(page.Known, name, seat) : null,
        (CalendarPageModel calendar, "days-off") => CalendarTables.DaysOff(calendar),
        (RetentionModel retention, "anonymisation") => PersonTables.Anonymisation(retention),
        (PersonSettings settings, "notices") => PersonTables.Notices(settings),
        (WebhooksModel webhooks, "webhook-calls") => WebhookTables.Calls(webhooks),
        (CdasModel cdas, "cdas") => ConfidentialityTables.Cdas(cdas),
        (RfpModel rfp, _) => DocumentTables.Find(rfp.Document, name),
        (AsCdmoModel rfp, _) => DocumentTables.Find(rfp.Document, name),
        (QuestionsModel questions, "questions") => RfpTables.Questions(questions),
        (QuestionsModel questions, "question-counts") => RfpTables.Counts(questions),
        (AmendmentsModel amendments, "amendments") => RfpTables.Amendments(amendments),
        (DataRoomModel room, "dataroom") => RfpTables.DataRoom(room.Of),
        (ReceiptModel receipt, _) => ReceiptTables.Find(receipt, name),
        (OpeningRecordModel opening, "opened-proposals") => OpeningTables.Proposals(opening),
        (OpeningRecordModel opening, "opened-prices") => OpeningTables.Prices(opening),
        (ProposalModel proposal, "answers") => ProposalTables.Answers(proposal),
        (ProposalModel proposal, "prices") => ProposalTables.Prices(proposal),
        (ProposalModel proposal, "files") => ProposalTables.Files(proposal),
        (PricesModel prices, "prices") => PriceTables.SideBySide(prices),
        (ScorecardModel card, "scorecard") => EvaluationTables.Scorecard(card),
        (ScorecardModel card, "scores") => EvaluationTables.Scores(card, reader),
        (ScoresModel scores, "scores") => EvaluationTables.Scores(scores),
        (AuditModel audit, "findings") => AuditTables.Findings(audit.Of, [audit.Audit]),
        _ => null,
    };

    private static PageTable? OfSelection(SelectionModel known, string name, TeamSeat seat) => name switch
    {
        "longlist" => LonglistTables.Longlist(known),
        "cdmos" => RfpTables.Cdmos(known),
        "scoring" => EvaluationTables.Scoring(known, seat),
        "flags" => EvaluationTables.Flags(known),
        "audits" => AuditTables.Audits(known),
        "findings" => AuditTables.Findings(known, known.Selection.Audits),
        "ranking" => AwardTables.Ranking(known),
        "agreements" => AwardTables.Agreements(known),
        "gates" => SelectionTables.Decisions(known, known.Selection.Gates),
        "documents" => SelectionTables.Documents(known),
        _ => null,
    };

    // The page is open to the whole team; its sections about bids are not.
    private static TeamSeat? SeatOf(SelectionPageModel page, Visitor? reader) => page.Known.Selection.State.Team.FirstOrDefault(m => m.PersonId == reader?.PersonId);
}
