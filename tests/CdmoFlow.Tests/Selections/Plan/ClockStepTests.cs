using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Plan;

namespace CdmoFlow.Tests.Selections.Plan;

public class ClockStepTests
{
    private static readonly DateTimeOffset Due = Given.Now.AddDays(14);

    [Theory]
    [InlineData(Stage.Longlist, "the longlist is overdue")]
    [InlineData(Stage.Cda, "no agreement is executed")]
    [InlineData(Stage.Opening, "the opening is overdue")]
    [InlineData(Stage.Scoring, "evaluators are reminded")]
    [InlineData(Stage.DueDiligence, "which audits are not settled")]
    [InlineData(Stage.Decision, "the decision is overdue")]
    [InlineData(Stage.Contract, "which agreements are missing")]
    public void Every_stage_with_a_due_date_says_what_happens_then(Stage stage, string then)
    {
        var step = ClockStep.Of(Given.ASelection().In(stage, Due).Build(), Given.Now);
        Assert.Equal(Due, step.At);
        Assert.Contains(then, step.Then, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Stage.Scoping)]
    [InlineData(Stage.RfpPreparation)]
    [InlineData(Stage.Contracted)]
    [InlineData(Stage.Cancelled)]
    public void Where_no_clock_runs_it_says_so(Stage stage) => Assert.Null(ClockStep.Of(Given.ASelection().In(stage, Due).Build(), Given.Now).At);

    [Theory]
    [InlineData(Stage.Longlist)]
    [InlineData(Stage.Scoring)]
    [InlineData(Stage.Contract)]
    public void Once_the_time_has_passed_only_a_person_can_move_it(Stage stage) =>
        Assert.Contains("only a person", ClockStep.Of(Given.ASelection().In(stage, Due).Build(), Due).Then, StringComparison.Ordinal);

    [Fact]
    public void An_issued_RFP_closes_by_itself_at_its_deadline()
    {
        var step = ClockStep.Of(Given.ASelection().In(Stage.RfpIssued, Due).With(s => s with { RfpDeadline = Due }).Build(), Given.Now);
        Assert.Equal((Due, "At the deadline the RFP closes by itself. What was submitted stays sealed until two persons open it."), (step.At, step.Then));
    }

    [Fact]
    public void A_gate_counts_before_the_stage_and_never_decides_itself()
    {
        var selection = Given.ASelection().In(Stage.Decision, Due).WithOpenGate(GateKind.Award).Build();
        Assert.Equal(selection.OpenGate!.DueAt, ClockStep.Of(selection, Given.Now).At);
        Assert.EndsWith("that the award gate is overdue. No gate decides itself.", ClockStep.Of(selection, Given.Now).Then, StringComparison.Ordinal);
    }

    [Fact]
    public void Agreements_that_hold_let_the_selection_go_on_without_the_others() =>
        Assert.Contains("goes on with the other CDMOs", ClockStep.Of(Given.ASelection().In(Stage.Cda, Due).WithCda("alpha").WithCda("bravo", CdaState.Sent).Build(), Given.Now).Then, StringComparison.Ordinal);

    [Fact]
    public void A_CDMO_that_does_not_answer_an_audit_date_is_named_when_its_time_ends_first()
    {
        var given = Given.ASelection().In(Stage.DueDiligence, Due).WithCandidates(1, CandidateStanding.Shortlisted).WithAudit("alpha", AuditState.DateProposed);
        var audit = given.Build().Audits[0];
        var step = ClockStep.Of(given.With(audit with { AnswerBy = Due.AddDays(-3) }).Build(), Given.Now);
        Assert.Equal(Due.AddDays(-3), step.At);
        Assert.Contains("alpha labs", step.Then, StringComparison.Ordinal);
        Assert.Equal(Due, ClockStep.Of(given.With(audit with { AnswerBy = Due.AddDays(3) }).Build(), Given.Now).At);
    }

    [Fact]
    public void Without_MSA_and_SOW_the_runner_up_gate_opens()
    {
        var selection = Given.ASelection().In(Stage.Contract, Due).WithCandidates(2, CandidateStanding.Selected).With(s => s with { WinnerId = "alpha", RunnerUpId = "bravo" })
            .With(new Agreement { CdmoId = "alpha", Kind = AgreementKind.Msa }).Build();
        Assert.Contains("runner-up gate opens by itself", ClockStep.Of(selection, Given.Now).Then, StringComparison.Ordinal);
    }
}
