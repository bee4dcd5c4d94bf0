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
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Rfp.Contacts;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Rfp.Versions;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections.Calendars;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Selections.Webhooks;

namespace CdmoFlow.Selections;

/// <summary>Which record a row key's first part stands for. A new kind of fact gets one line here.</summary>
public static class RowKinds
{
    private static readonly Dictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        [SelectionState.Key] = typeof(SelectionState),
        ["candidate"] = typeof(Candidate),
        ["teaser"] = typeof(Teaser),
        ["approach"] = typeof(Approach),
        ["cda"] = typeof(Cda),
        [CdaHandIn.Kind] = typeof(CdaHandIn),
        [CdaStandard.Key] = typeof(CdaStandard),
        ["question"] = typeof(Question),
        ["amendment"] = typeof(Amendment),
        ["attachment"] = typeof(Attachment),
        ["issued-rfp"] = typeof(IssuedRfp),
        ["prepared-mail"] = typeof(PreparedMail),
        ["rfp-sending"] = typeof(RfpSending),
        ["contact-change"] = typeof(ContactChange),
        ["wording"] = typeof(KeptWording),
        [EmptiedParts.Key] = typeof(EmptiedParts),
        [RoomColleague.Kind] = typeof(RoomColleague),
        [RoomEntry.Kind] = typeof(RoomEntry),
        ["extension"] = typeof(DeadlineExtension),
        [AnswerReminders.Key] = typeof(AnswerReminders),
        [RatingReminders.Key] = typeof(RatingReminders),
        ["invitation"] = typeof(Invitation),
        ["proposal"] = typeof(ProposalSeal),
        [PriceEnvelope.Key] = typeof(PriceEnvelope),
        ["defect"] = typeof(DefectWindow),
        ["hold"] = typeof(FileHolds),
        ["score"] = typeof(ScoreSheet),
        [EvaluationReminders.Key] = typeof(EvaluationReminders),
        ["audit"] = typeof(Audit),
        ["flag"] = typeof(Flag),
        ["fault"] = typeof(Fault),
        ["decision"] = typeof(DecisionProposal),
        ["agreement"] = typeof(Agreement),
        ["document"] = typeof(StoredDocument),
        ["gate"] = typeof(Gate),
        [GateRules.Key] = typeof(GateRules),
        ["seat"] = typeof(PendingSeat),
        ["absence"] = typeof(Absence),
        [RetentionRow.Key] = typeof(RetentionRow),
        [WorkCalendar.Key] = typeof(WorkCalendar),
        ["mail"] = typeof(OutboxMail),
        [MailRules.Key] = typeof(MailRules),
        ["webhook"] = typeof(Webhook),
        ["webhook-call"] = typeof(WebhookCall),
        ["mail-held"] = typeof(HeldMail),
    };

    /// <summary>Every kind with its record.</summary>
    public static IReadOnlyDictionary<string, Type> All => Types;

    /// <summary>The record type of a row key, or null for rows that are no facts of the selection (the trail).</summary>
    public static Type? Of(string rowKey)
    {
        var bar = rowKey.IndexOf('|', StringComparison.Ordinal);
        return Types.GetValueOrDefault(bar < 0 ? rowKey : rowKey[..bar]);
    }
}
