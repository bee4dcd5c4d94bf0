using CdmoFlow.Longlist;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp;

public class RecordCdaTests
{
    private static readonly RecordCdaInput Executed = new("executed", new DateOnly(2027, 2, 26), "Both managing directors", null);

    private static Given Waiting(Stage stage = Stage.Cda) =>
        Given.ASelection().WithCandidates(2, CandidateStanding.Longlisted).WithCda("alpha", CdaState.Sent).WithCda("bravo").In(stage);

    [Fact]
    public void Only_the_project_manager_records_one() =>
        Assert.Equal(RefusalKind.Forbidden, RecordCda.Decide(Waiting().Build(), "alpha", Executed, Given.AsScientist, Given.Now).Refusal!.Kind);

    [Fact]
    public void A_CDMO_that_was_never_asked_is_unknown() =>
        Assert.Equal(RefusalKind.NotFound, RecordCda.Decide(Waiting().Build(), "zulu", Executed, Given.AsManager, Given.Now).Refusal!.Kind);

    [Fact]
    public void After_the_closing_it_is_too_late() =>
        Assert.Equal("wrong-stage", RecordCda.Decide(Waiting(Stage.Opening).Build(), "alpha", Executed, Given.AsManager, Given.Now).Refusal!.Type);

    [Fact]
    public void One_that_holds_needs_day_and_signatories_and_both_are_named_at_once()
    {
        var refusal = RecordCda.Decide(Waiting().Build(), "alpha", new RecordCdaInput("executed", null, " ", null), Given.AsManager, Given.Now).Refusal!;
        Assert.Equal(["executedOn", "signatories"], refusal.Errors.Select(e => e.Field));
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("expired")]
    [InlineData("5")]
    [InlineData(null)]
    public void States_that_only_the_system_sets_are_refused(string? state) =>
        Assert.Contains(RecordCda.Decide(Waiting().Build(), "alpha", Executed with { State = state }, Given.AsManager, Given.Now).Refusal!.Errors, e => e.Field == "state");

    [Fact]
    public void An_executed_one_holds_and_wakes_the_round()
    {
        var selection = Waiting().Build();
        var change = RecordCda.Decide(selection, "alpha", Executed, Given.AsManager, Given.Now).Change!;
        Assert.True(selection.After(change).Find<Cda>(Cda.KeyOf("alpha"))!.Holds);
        Assert.Equal([Instances.Rfp(selection.Id, 1), Instances.Cdas(selection.Id)], change.Wakes);
    }

    [Fact]
    public void The_same_record_twice_changes_nothing()
    {
        var selection = Waiting().Build();
        var after = selection.After(RecordCda.Decide(selection, "alpha", Executed, Given.AsManager, Given.Now).Change!);
        Assert.True(RecordCda.Decide(after, "alpha", Executed, Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void A_refusal_takes_the_CDMO_out()
    {
        var selection = Waiting().Build();
        var after = selection.After(RecordCda.Decide(selection, "alpha", new RecordCdaInput("refused", null, null, null), Given.AsManager, Given.Now).Change!);
        Assert.Equal(CandidateStanding.Eliminated, after.Candidate("alpha")!.Standing);
    }

    [Fact]
    public void While_the_RFP_is_out_a_late_one_brings_invitation_mail_and_reminders_of_its_own()
    {
        var selection = Waiting(Stage.RfpIssued).With(s => s with { RfpDeadline = Given.Now.AddDays(10), QuestionsUntil = Given.Now.AddDays(3) }).Build();
        var change = RecordCda.Decide(selection, "alpha", Executed, Given.AsManager, Given.Now).Change!;
        Assert.Equal(InvitationState.Sent, selection.After(change).Find<Invitation>(Invitation.KeyOf("alpha"))!.State);
        Assert.Equal("rfp_invitation", Assert.Single(change.Mails).Template);
        Assert.Equal(Instances.Invitation(selection.Id, 1, "alpha"), Assert.Single(change.Starts).InstanceId);
    }

    [Fact]
    public void An_agreement_under_which_the_RFP_went_out_is_not_taken_back()
    {
        var selection = Waiting(Stage.RfpIssued).WithInvitation("bravo").With(s => s with { RfpDeadline = Given.Now.AddDays(10) }).Build();
        Assert.Equal("already-invited", RecordCda.Decide(selection, "bravo", new RecordCdaInput("refused", null, null, null), Given.AsManager, Given.Now).Refusal!.Type);
    }
}
