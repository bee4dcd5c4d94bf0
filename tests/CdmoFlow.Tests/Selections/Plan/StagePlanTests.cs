using CdmoFlow.Gates;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Plan;

namespace CdmoFlow.Tests.Selections.Plan;

/// <summary>The standard schedule gives 12, 58, 21, 88 and 90 days to the five stages; the selection is at home in Berlin.</summary>
public class StagePlanTests
{
    private static readonly DateTimeOffset Begun = Given.Now;
    private static readonly DateOnly FirstDay = new(2027, 3, 1);

    [Fact]
    public void A_new_selection_is_expected_to_take_as_long_as_planned()
    {
        var plan = Plan(0, [(Stage.Scoping, 0), (Stage.Longlist, 0)], due: 5);
        Assert.Equal([0, 12, 70, 91, 179], plan.Stages.Select(s => s.PlannedFrom.DayNumber - FirstDay.DayNumber));
        Assert.Equal([12, 70, 91, 179, 269], plan.Stages.Select(s => s.PlannedTo.DayNumber - FirstDay.DayNumber));
        Assert.Equal(plan.Stages.Select(s => (DateOnly?)s.PlannedTo), plan.Stages.Select(s => s.ExpectedTo));
        Assert.All(plan.Stages, s => Assert.Equal(0, s.DaysLate));
        Assert.Equal([StageProgress.Running, StageProgress.ToCome, StageProgress.ToCome, StageProgress.ToCome, StageProgress.ToCome], plan.Stages.Select(s => s.Progress));
        Assert.Equal(FirstDay, plan.Today);
    }

    [Fact]
    public void What_is_done_early_brings_the_rest_forward()
    {
        var plan = Plan(3, [(Stage.Scoping, 0), (Stage.Longlist, 0), (Stage.Cda, 3)], due: 24);
        Assert.Equal((StageProgress.Done, FirstDay, FirstDay.AddDays(3), -9), (plan.Stages[0].Progress, plan.Stages[0].RealFrom, plan.Stages[0].RealTo, plan.Stages[0].DaysLate));
        Assert.Equal(FirstDay.AddDays(24 + 7 + 28 + 2), plan.Stages[1].ExpectedTo);
        Assert.All(plan.Stages.Skip(1), s => Assert.Equal(-9, s.DaysLate));
        Assert.Equal(plan.Stages[1].ExpectedTo, plan.Stages[2].ExpectedFrom);
    }

    [Fact]
    public void What_is_overdue_ends_today_at_the_earliest_and_everything_after_it_moves()
    {
        var plan = Plan(30, [(Stage.Scoping, 0), (Stage.Longlist, 0)], due: 5);
        Assert.Equal(FirstDay.AddDays(37), plan.Stages[0].ExpectedTo);
        Assert.All(plan.Stages, s => Assert.Equal(25, s.DaysLate));
    }

    [Fact]
    public void An_open_gate_counts_instead_of_the_stage()
    {
        var at = new (Stage, int)[] { (Stage.Longlist, 0), (Stage.Cda, 5), (Stage.Scoring, 63), (Stage.DueDiligence, 84) };
        Assert.Equal(FirstDay.AddDays(144 + 7 + 14 + 7), Plan(84, at, due: 144).Stages[3].ExpectedTo);
        // The gate opens on the first day here and is due after seven; the present day is later.
        Assert.Equal(FirstDay.AddDays(90 + 14 + 7), StagePlan.Of(Selection(at, 144).WithOpenGate(GateKind.Audit).Build(), Begun.AddDays(90)).Stages[3].ExpectedTo);
    }

    [Fact]
    public void A_stage_that_was_sent_back_shows_its_whole_span_and_how_often_it_was_begun()
    {
        var plan = Plan(100, [(Stage.Longlist, 0), (Stage.Longlist, 4), (Stage.Longlist, 8), (Stage.Cda, 12), (Stage.Opening, 60), (Stage.Scoring, 62), (Stage.Shortlist, 70), (Stage.Scoring, 75), (Stage.Shortlist, 80), (Stage.DueDiligence, 85)], due: 145);
        Assert.Equal([3, 1, 2, 1, 0], plan.Stages.Select(s => s.Times));
        Assert.Equal((FirstDay, FirstDay.AddDays(12), 0), (plan.Stages[0].RealFrom, plan.Stages[0].RealTo, plan.Stages[0].DaysLate));
        Assert.Equal((FirstDay.AddDays(62), FirstDay.AddDays(85)), (plan.Stages[2].RealFrom, plan.Stages[2].RealTo));
    }

    [Fact]
    public void A_second_round_of_the_RFP_is_one_span_begun_twice()
    {
        var plan = Plan(75, [(Stage.Longlist, 0), (Stage.Cda, 5), (Stage.RfpPreparation, 10), (Stage.RfpIssued, 12), (Stage.Opening, 40), (Stage.Cda, 44), (Stage.RfpPreparation, 65), (Stage.RfpIssued, 66)], due: 94);
        Assert.Equal((2, FirstDay.AddDays(5), (DateOnly?)null, FirstDay.AddDays(96)), (plan.Stages[1].Times, plan.Stages[1].RealFrom, plan.Stages[1].RealTo, plan.Stages[1].ExpectedTo));
        Assert.Equal(26, plan.Stages[1].DaysLate);
    }

    [Fact]
    public void The_runner_up_begins_the_contract_anew() =>
        Assert.Equal(2, Plan(200, [(Stage.Longlist, 0), (Stage.Decision, 150), (Stage.Contract, 170), (Stage.Contract, 260)], due: 350).Stages[4].Times);

    [Fact]
    public void What_was_cancelled_is_cut_short_and_expects_nothing()
    {
        var plan = Plan(40, [(Stage.Longlist, 0), (Stage.Cda, 5), (Stage.Cancelled, 20)]);
        Assert.Equal([StageProgress.Done, StageProgress.CutShort, StageProgress.Never, StageProgress.Never, StageProgress.Never], plan.Stages.Select(s => s.Progress));
        Assert.Equal(FirstDay.AddDays(20), plan.Stages[1].RealTo);
        Assert.All(plan.Stages, s => Assert.Null(s.ExpectedTo));
        Assert.Equal([-7, null, null, null, null], plan.Stages.Select(s => s.DaysLate));
        Assert.Null(plan.Today);
    }

    [Fact]
    public void What_is_contracted_is_done_from_end_to_end()
    {
        var plan = Plan(300, [(Stage.Longlist, 0), (Stage.Cda, 5), (Stage.Scoring, 60), (Stage.DueDiligence, 80), (Stage.Decision, 140), (Stage.Contract, 160), (Stage.Contracted, 210)]);
        Assert.All(plan.Stages, s => Assert.Equal(StageProgress.Done, s.Progress));
        Assert.Equal(-59, plan.Stages[4].DaysLate);
        Assert.Empty(plan.Marks);
    }

    [Fact]
    public void Days_are_those_of_the_selections_zone()
    {
        // Half past eleven in the evening in London is the next day in Berlin.
        var late = new DateTimeOffset(2027, 3, 1, 23, 30, 0, TimeSpan.Zero);
        var selection = Given.ASelection().With(s => s.Enter(Stage.Longlist, late, late.AddDays(5))).Build();
        Assert.Equal(FirstDay.AddDays(1), StagePlan.Of(selection, late).Stages[0].PlannedFrom);
    }

    [Fact]
    public void Deadlines_are_marked_once_and_in_order()
    {
        var deadline = Begun.AddDays(40);
        var given = Selection([(Stage.Longlist, 0), (Stage.RfpIssued, 12)], due: 40).With(s => s with { RfpDeadline = deadline, QuestionsUntil = Begun.AddDays(20), AnswersUntil = Begun.AddDays(27) });
        Assert.Equal(["End of questions", "Answers due", "RFP deadline"], StagePlan.Of(given.Build(), Begun).Marks.Select(m => m.Name));
        Assert.Equal(["End of questions", "Answers due", "RFP deadline", "Next due"], StagePlan.Of(given.With(s => s with { DueAt = deadline.AddDays(2) }).Build(), Begun).Marks.Select(m => m.Name));
    }

    private static StagePlan Plan(int day, (Stage Stage, int Day)[] timeline, int? due = null) => StagePlan.Of(Selection(timeline, due).Build(), Begun.AddDays(day));

    private static Given Selection((Stage Stage, int Day)[] timeline, int? due) => Given.ASelection().With(s => s with
    {
        Stage = timeline[^1].Stage,
        Timeline = [.. timeline.Select(t => new StageEntry(t.Stage, Begun.AddDays(t.Day)))],
        DueAt = due is { } d ? Begun.AddDays(d) : null,
    });
}
