using CdmoFlow.Rfp;

namespace CdmoFlow.Selections.Plan;

/// <summary>
/// The five big stages of a selection against its schedule. The plan counts from the day of creation by the schedule as it stands, so that another RFP round with another
/// number of days moves what follows; what is expected counts from what is due now.
/// </summary>
/// <param name="Stages">The five, in order.</param>
/// <param name="Today">The present day in the selection's zone; null once the selection has ended.</param>
/// <param name="Marks">Deadlines on the timeline, soonest first.</param>
public sealed record StagePlan(IReadOnlyList<PlannedStage> Stages, DateOnly? Today, IReadOnlyList<PlanMark> Marks)
{
    /// <summary>The plan of a selection at an instant.</summary>
    public static StagePlan Of(Selection selection, DateTimeOffset now)
    {
        var state = selection.State;
        var zone = state.Brief.TimeZone;
        var steps = PlanSteps.Of(state.Brief.Schedule);
        var today = Days.Of(now, zone);
        var begin = state.Timeline.Count > 0 ? Days.Of(state.Timeline[0].At, zone) : today;
        List<PlannedStage> stages = [];
        DateOnly? free = null;
        foreach (var stage in MainStages.Passed)
        {
            var end = begin.AddDays(PlanSteps.DaysOf(steps, stage));
            var line = Line(selection, steps, stage, (begin, end), today, free);
            stages.Add(line);
            free = line.ExpectedTo ?? free;
            begin = end;
        }

        return new StagePlan(stages, state.HasEnded ? null : today, MarksOf(selection, zone));
    }

    private static PlannedStage Line(Selection selection, IReadOnlyList<PlanStep> steps, MainStage stage, (DateOnly From, DateOnly To) plan, DateOnly today, DateOnly? free)
    {
        var state = selection.State;
        var zone = state.Brief.TimeZone;
        var line = new PlannedStage(stage, StageProgress.ToCome, plan.From, plan.To);
        var passed = StagePassage.Of(state.Timeline, stage);
        if (MainStages.Of(state.Stage) == stage)
        {
            var due = (selection.OpenGate?.DueAt ?? state.DueAt) is { } at && Days.Of(at, zone) is var day && day > today ? day : today;
            return line with
            {
                Progress = StageProgress.Running,
                RealFrom = passed is null ? today : Days.Of(passed.From, zone),
                ExpectedTo = due.AddDays(PlanSteps.DaysAfter(steps, state.Stage, selection.OpenGate is not null)),
                Times = passed?.Times ?? 1,
            };
        }

        if (passed is { To: { } left } && (state.HasEnded || stage < MainStages.Of(state.Stage)))
        {
            var isCut = state.Stage == Stage.Cancelled && passed.IsLast;
            return line with
            {
                Progress = isCut ? StageProgress.CutShort : StageProgress.Done,
                RealFrom = Days.Of(passed.From, zone),
                RealTo = Days.Of(left, zone),
                Times = passed.Times,
            };
        }

        if (state.HasEnded) return line with { Progress = StageProgress.Never };
        var from = free ?? today;
        return line with { ExpectedFrom = from, ExpectedTo = from.AddDays(PlanSteps.DaysOf(steps, stage)), Times = passed?.Times ?? 0 };
    }

    private static List<PlanMark> MarksOf(Selection selection, string zone)
    {
        var state = selection.State;
        List<PlanMark> marks = [];
        Add("End of questions", state.QuestionsUntil);
        Add("Answers due", state.AnswersUntil);
        Add("RFP deadline", state.RfpDeadline);
        // While the RFP is out, what is due next is its deadline.
        if (!state.HasEnded && (selection.OpenGate?.DueAt ?? state.DueAt) is { } due && due != state.RfpDeadline) Add("Next due", due);
        return [.. marks.OrderBy(m => m.At)];

        void Add(string name, DateTimeOffset? at)
        {
            if (at is { } instant) marks.Add(new PlanMark(name, instant, Days.Of(instant, zone)));
        }
    }
}
