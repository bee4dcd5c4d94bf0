using CdmoFlow.Longlist;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Sending;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Plan;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Rfp.Writing;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Sending;

public class SendRfpTests
{
    private const string Why = "It runs a trial for our competitor.";

    private static readonly SendRfpInput Confirmed = new(true);

    private static Selection Ready(SendingRule rule = SendingRule.ByDecision) =>
        GivenWriting.Preparing().With(s => s with { Brief = GivenWriting.Full(s.Brief) with { RfpRules = new RfpRules { Sending = rule } } }).Build();

    [Fact]
    public void By_itself_nothing_waits_and_by_decision_it_waits_for_the_project_manager_who_is_told_once()
    {
        Assert.Equal(SendingRule.ByItself, new RfpRules().Sending);
        Assert.Empty(RfpGaps.Of(Ready(SendingRule.ByItself), Given.Now));
        Assert.True(RfpPreparationUpkeep.Status(Ready(SendingRule.ByItself), "1", Given.Now).Done);

        var waiting = Ready();
        Assert.Equal(("sending", RfpGapKind.Waiting), Assert.Single(RfpGaps.Of(waiting, Given.Now)) is var gap ? (gap.Field, gap.Kind) : default);
        Assert.False(RfpPreparationUpkeep.Status(waiting, "1", Given.Now).Done);
        var asked = RfpPreparationUpkeep.Due(waiting, "1", Given.Now);
        Assert.Equal($"/selections/{waiting.Id}/rfp/send", Assert.Single(asked.Mails).Link.Path);
        Assert.True(RfpPreparationUpkeep.Due(waiting.After(asked), "1", Given.Now).IsEmpty);
        Assert.Contains(OpenTasks.Of(waiting), t => t is { PersonId: Given.Manager, What: "Send the RFP" } && t.Path.EndsWith("/rfp/send", StringComparison.Ordinal));
        Assert.Contains("sends it", ClockStep.Of(waiting, Given.Now).Then, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_incomplete_is_said_first_and_the_task_says_that_a_person_sends_it()
    {
        var selection = GivenWriting.Preparing().With(s => s with { Brief = s.Brief with { RfpRules = new RfpRules { Sending = SendingRule.ByDecision } } }).Build();
        Assert.DoesNotContain(RfpGaps.Of(selection, Given.Now), g => g.Kind == RfpGapKind.Waiting);
        Assert.Contains(OpenTasks.Of(selection), t => t.What == "Complete the RFP" && t.Why.EndsWith("you can send it once none is.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_action_is_the_project_managers_is_confirmed_and_is_done_once()
    {
        var selection = Ready();
        Assert.Equal(RefusalKind.Forbidden, SendRfp.Decide(selection, Confirmed, Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Equal("confirm", Assert.Single(SendRfp.Decide(selection, new(null), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        var change = SendRfp.Decide(selection, Confirmed, Given.AsManager, Given.Now).Change!;
        Assert.Equal([Instances.Rfp(selection.Id, 1)], change.Wakes);
        var sent = selection.After(change);
        Assert.Equal((Given.Manager, (DateTimeOffset?)Given.Now), (RfpSending.Of(sent).SentBy, RfpSending.Of(sent).SentAt));
        Assert.True(RfpPreparationUpkeep.Status(sent, "1", Given.Now).Done);
        Assert.True(SendRfp.Decide(sent, Confirmed, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.DoesNotContain(OpenTasks.Of(sent), t => t.What == "Send the RFP");
        Assert.Equal("wrong-stage", SendRfp.Decide(GivenRfp.Out().Build(), Confirmed, Given.AsManager, Given.Now).Refusal!.Type);
        // A decision is for its round alone.
        Assert.NotEmpty(RfpGaps.Of(sent.After(new Change().Put(sent.State with { RfpRound = 2 })), Given.Now));
    }

    [Fact]
    public void Every_precondition_that_is_not_met_is_named_at_once()
    {
        var given = GivenWriting.Preparing().WithCda("charlie");
        given.With(given.Build().Candidate("charlie")! with { ContactPersonId = null });
        given.With(DataRoom.GivenDataRoom.File(1, verdict: null));
        var refusal = SendRfp.Decide(given.Build(), Confirmed, Given.AsManager, Given.Now).Refusal!;
        Assert.Equal("not-ready", refusal.Type);
        foreach (var part in (string[])["text is not complete (indication", "not found clean", "nobody to write to (charlie labs)"]) Assert.Contains(part, refusal.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody would receive it", refusal.Detail, StringComparison.Ordinal);

        var early = Given.ASelection().WithCandidates(2, CandidateStanding.Longlisted).WithCda("alpha", CdaState.Sent).In(Stage.Cda).Build();
        var tooEarly = SendRfp.Decide(early, Confirmed, Given.AsManager, Given.Now).Refusal!.Detail;
        Assert.Contains("agreements are not settled (alpha labs)", tooEarly, StringComparison.Ordinal);
        Assert.Contains("Nobody would receive it", tooEarly, StringComparison.Ordinal);
    }

    [Fact]
    public void Changing_the_rule_lets_the_stage_look_again()
    {
        var selection = Ready();
        var input = new RfpRulesInput("refuse", "leave_out", selection.State.Brief.Schedule.AmendmentDays, Sending: "by_itself");
        var change = ChangeRfpRules.Decide(selection, input, Given.AsManager, Given.Now).Change!;
        Assert.Equal([Instances.Rfp(selection.Id, 1)], change.Wakes);
        Assert.True(RfpPreparationUpkeep.Status(selection.After(change), "1", Given.Now).Done);
        Assert.True(ChangeRfpRules.Decide(selection, input with { Sending = null }, Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("sending", Assert.Single(ChangeRfpRules.Decide(selection, input with { Sending = "perhaps" }, Given.AsManager, Given.Now).Refusal!.Errors).Field);
    }

    [Theory]
    [InlineData(SendingRule.ByItself)]
    [InlineData(SendingRule.ByDecision)]
    public void What_was_prepared_is_respected_in_both_modes_and_whoever_is_left_out_stands_on_record(SendingRule rule)
    {
        var selection = Ready(rule);
        selection = After(selection, PrepareMail.Decide(selection, "alpha", new("send", " Our request ", "We met in Basel.", null), Given.AsManager, Given.Now));
        selection = After(selection, PrepareMail.Decide(selection, "bravo", new("leave_out", null, null, Why), Given.AsManager, Given.Now));
        selection = selection.After(new Change().Put(new Cda { CdmoId = "charlie", State = CdaState.Executed }).Put(selection.Candidate("charlie")! with { ContactPersonId = null })
            .Put(selection.State with { RfpDeadline = Given.Now.AddDays(28) }));
        var change = IssueRfp.Due(selection, Given.Now);
        var mail = Assert.Single(change.Mails);
        Assert.Equal(("p-alpha", "Our request", "We met in Basel."), (mail.ToPersonId, mail.Subject, mail.Note));
        var issued = selection.After(change);
        Assert.Equal((CandidateStanding.Eliminated, $"Left out of the RFP: {Why}"), (issued.Candidate("bravo")!.Standing, issued.Candidate("bravo")!.LeftBecause));
        Assert.Equal((CandidateStanding.Eliminated, "Nobody to write to was named when the RFP went out."), (issued.Candidate("charlie")!.Standing, issued.Candidate("charlie")!.LeftBecause));
        Assert.Equal([("candidate|bravo", "decided", Why), ("candidate|charlie", "no_contact", null)], change.Trail.Where(n => n.Action == "rfp.left_out").Select(n => (n.Subject, n.New!, n.Reason)));
        Assert.Equal(["alpha"], issued.Invitations.Select(i => i.CdmoId));
    }

    [Fact]
    public void With_everybody_left_out_nothing_goes_out_by_itself()
    {
        var selection = Ready(SendingRule.ByItself);
        foreach (var cdmo in (string[])["alpha", "bravo"]) selection = After(selection, PrepareMail.Decide(selection, cdmo, new("leave_out", null, null, Why), Given.AsManager, Given.Now));
        Assert.Equal("recipients", Assert.Single(RfpGaps.Of(selection, Given.Now)).Field);
        var back = PrepareMail.Decide(selection, "alpha", new("send", null, null, null), Given.AsManager, Given.Now).Change!;
        Assert.Equal([Instances.Rfp(selection.Id, 1)], back.Wakes);
        Assert.Empty(RfpGaps.Of(selection.After(back), Given.Now));
    }

    [Fact]
    public void What_is_prepared_is_checked()
    {
        var selection = Ready();
        Assert.Equal(RefusalKind.Forbidden, PrepareMail.Decide(selection, "alpha", new("hold", null, null, null), Given.AsFinance, Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, PrepareMail.Decide(selection, "juliet", new("hold", null, null, null), Given.AsManager, Given.Now).Refusal!.Kind);
        Assert.Equal(["choice", "subject", "note"], PrepareMail.Decide(selection, "alpha", new("later", "a\nb", new string('x', 2001), null), Given.AsManager, Given.Now).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal("reason", Assert.Single(PrepareMail.Decide(selection, "alpha", new("leave_out", null, null, "short"), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        // A rival is named in no mail; the company itself may be.
        Assert.Equal("note", Assert.Single(PrepareMail.Decide(selection, "alpha", new("send", null, "Better than bravo labs.", null), Given.AsManager, Given.Now).Refusal!.Errors).Field);
        Assert.Null(PrepareMail.Decide(selection, "alpha", new("send", null, "For alpha labs.", null), Given.AsManager, Given.Now).Refusal);
        Assert.True(PrepareMail.Decide(selection, "alpha", new("send", " ", "", null), Given.AsManager, Given.Now).Change!.IsEmpty);
        var held = After(selection, PrepareMail.Decide(selection, "alpha", new("hold", null, null, null), Given.AsManager, Given.Now));
        Assert.True(PrepareMail.Decide(held, "alpha", new("hold", null, null, null), Given.AsManager, Given.Now.AddHours(1)).Change!.IsEmpty);
        Assert.Equal("wrong-stage", PrepareMail.Decide(GivenRfp.Out().Build(), "alpha", new("hold", null, null, null), Given.AsManager, Given.Now).Refusal!.Type);
    }

    private static Selection After(Selection selection, Outcome outcome) => selection.After(outcome.Change!);
}
