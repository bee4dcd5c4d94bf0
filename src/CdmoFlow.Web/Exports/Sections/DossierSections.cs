using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Decision;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Records;
using CdmoFlow.Records.Retention;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Rfp.Contacts;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Calendars;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Selections.Webhooks;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>The parts of the page of an export in the order of reading. Every kind of row (<see cref="RowKinds"/>) is in one of them, or stands below with the reason why it is not.</summary>
public static class DossierSections
{
    /// <summary>The parts that are written from the facts of one moment.</summary>
    public static IReadOnlyList<DossierSection> All { get; } =
    [
        new([typeof(SelectionState)], SpineSection.Blocks),
        new([typeof(Absence), typeof(PendingSeat)], TeamSection.Blocks),
        new([typeof(GateRules), typeof(MailRules), typeof(WorkCalendar)], RulesSection.Blocks),
        new([typeof(Candidate), typeof(Teaser), typeof(Approach)], OutreachSection.Blocks),
        new([typeof(Cda), typeof(CdaHandIn), typeof(CdaStandard)], ConfidentialitySection.Blocks),
        new([typeof(RfpSending), typeof(PreparedMail), typeof(ContactChange)], SendingSection.Blocks),
        new([typeof(Invitation), typeof(RoomColleague), typeof(RoomEntry), typeof(Attachment)], RoomsSection.Blocks),
        new([typeof(IssuedRfp), typeof(KeptWording), typeof(EmptiedParts), typeof(Question), typeof(Amendment), typeof(DeadlineExtension)], RfpSection.Blocks),
        new([typeof(ProposalSeal), typeof(PriceEnvelope), typeof(FileHolds), typeof(DefectWindow)], ProposalsSection.Blocks),
        new([typeof(ScoreSheet), typeof(Flag), typeof(Audit)], EvaluationSection.Blocks),
        new([typeof(DecisionProposal), typeof(Agreement)], DecisionSection.Blocks),
        new([typeof(Gate)], GatesSection.Blocks),
        new([typeof(StoredDocument), typeof(RetentionRow)], RecordsSection.Blocks),
        new([typeof(HeldMail), typeof(Fault), typeof(Webhook), typeof(WebhookCall)], OperationsSection.Blocks),
    ];

    /// <summary>Kinds without bound, which pass through row by row (<see cref="Dossier.Mails"/>).</summary>
    public static IReadOnlyList<Type> Streamed { get; } = [typeof(OutboxMail)];

    /// <summary>Kinds that the page leaves out, with the reason.</summary>
    public static IReadOnlyDictionary<Type, string> LeftOut { get; } = new Dictionary<Type, string>
    {
        [typeof(AnswerReminders)] = "Marks of the clock that keep a reminder from going out twice; the reminders themselves are among the mails.",
        [typeof(RatingReminders)] = "Marks of the clock that keep a reminder from going out twice; the reminders themselves are among the mails.",
        [typeof(EvaluationReminders)] = "Marks of the clock that keep a reminder from going out twice; the reminders themselves are among the mails.",
    };
}
