using CdmoFlow.Gates;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Scoping;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Tables;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Exports.Sections;

/// <summary>What holds for the selection: rules of the RFP, of the gates and of mails, the days allowed for each step, and the working days.</summary>
internal static class RulesSection
{
    internal static IEnumerable<Block> Blocks(DossierFacts facts) => [.. Rfp(facts.Selection.State.Brief), .. Days(facts.Selection.State.Brief.Schedule), .. Gates(facts), .. Mails(facts), .. Calendar(facts)];

    private static IEnumerable<Block> Rfp(Brief brief)
    {
        var rules = brief.RfpRules;
        return DossierTables.Facts(
            T.Of("Dossier_RfpRules"),
            (T.Of("Dossier_Envelopes"), Words.Of(brief.Envelopes)),
            (T.Of("Amendments_RulesLate"), T.Of(rules.Late == LatePolicy.Refuse ? "Amendments_RulesLateRefuse" : "Amendments_RulesLateAccept")),
            (T.Of("Amendments_RulesUnconfirmed"), T.Of(rules.Unconfirmed == UnconfirmedPolicy.LeaveOut ? "Amendments_RulesUnconfirmedLeaveOut" : "Amendments_RulesUnconfirmedCount")),
            (T.Of("Asking_Weights"), T.Of(rules.ShowWeights ? "Asking_WeightsShown" : "Asking_WeightsHidden")),
            (T.Of("Asking_Extension"), T.Of(rules.ExtensionNeedsApproval ? "Asking_ExtensionTwo" : "Asking_ExtensionOne")),
            (T.Of("Sending_Rule"), T.Of(rules.Sending == SendingRule.ByItself ? "Sending_RuleByItself" : "Sending_RuleByDecision")));
    }

    private static IEnumerable<Block> Days(StageSchedule days) => DossierTables.Facts(
        T.Of("Dossier_Days"),
        (T.Of("Scoping_DaysLonglistGate"), days.LonglistGateDays),
        (T.Of("Scoping_DaysCda"), days.CdaDays),
        (T.Of("Scoping_DaysRfp"), days.RfpDays),
        (T.Of("Scoping_DaysQuestions"), days.QuestionsDays),
        (T.Of("Scoping_DaysAnswers"), days.AnswersDays),
        (T.Of("Scoping_DaysRating"), days.RatingDays),
        (T.Of("Scoping_DaysAmendment"), days.AmendmentDays),
        (T.Of("Scoping_DaysScoring"), days.ScoringDays),
        (T.Of("Scoping_DaysGate"), days.GateDays),
        (T.Of("Scoping_DaysAuditAnswer"), days.AuditAnswerDays),
        (T.Of("Scoping_DaysAudit"), days.AuditDays),
        (T.Of("Scoping_DaysDecision"), days.DecisionDays),
        (T.Of("Scoping_DaysContract"), days.ContractDays));

    private static IEnumerable<Block> Gates(DossierFacts facts)
    {
        var rules = facts.Selection.GateRules;
        return
        [
            .. DossierTables.Section(
                "Gates_RulesTitle",
                Enum.GetValues<GateKind>().Select(rules.Of),
                ("Tables_Gate", r => GateWords.NameOf(r.Kind)),
                ("Dossier_Order", r => T.Of(r.Order == GateOrder.Sequence ? "Gates_OneByOne" : "Gates_AtOnce")),
                ("Dossier_Quorum", r => r.Quorum is { } some ? some : T.Of("Gates_RuleAll")),
                ("Gates_NeedsSignature", r => TableCell.Yes(r.SignatureRequired)),
                ("Tables_Functions", r => string.Join(", ", r.Functions.Select(Words.Of)))),
            .. DossierTables.Section("Gates_Deputies", rules.Deputies, ("Tables_Person", d => facts.Person(d.Key)), ("Tables_Deputy", d => facts.Person(d.Value))),
        ];
    }

    private static IEnumerable<Block> Mails(DossierFacts facts) =>
        DossierTables.Facts(T.Of("Dossier_MailRules"), (T.Of("Dossier_ToCdmos"), T.Of(facts.Selection.MailRules.HoldForCdmos ? "Dossier_MailsWait" : "Dossier_MailsLeave")));

    private static IEnumerable<Block> Calendar(DossierFacts facts)
    {
        var calendar = facts.Selection.Calendar;
        return
        [
            .. DossierTables.Facts(T.Of("Days_Title"), (T.Of("Days_Countries"), string.Join(", ", calendar.Countries.Select(c => T.Find($"Countries_{c}") ?? c)))),
            .. DossierTables.Section("Dossier_DaysOff", calendar.Closed, ("Dossier_Day", d => (DateOnly?)d.Day), ("Tables_Reason", d => d.Name)),
            .. DossierTables.Section("Dossier_DaysOn", calendar.Open, ("Dossier_Day", d => (DateOnly?)d)),
        ];
    }
}
