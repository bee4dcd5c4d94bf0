using CdmoFlow.Rfp;
using CdmoFlow.Scoping;

namespace CdmoFlow.Selections.Plan;

/// <summary>The steps of the pipeline with the days that the schedule gives to each; a gate that a stage ends with is a step of its own.</summary>
internal static class PlanSteps
{
    /// <summary>All steps in order.</summary>
    public static IReadOnlyList<PlanStep> Of(StageSchedule schedule) =>
    [
        new(Stage.Scoping, 0),
        new(Stage.Longlist, schedule.LonglistGateDays),
        new(Stage.Longlist, CalendarDays(schedule.GateDays), IsGate: true),
        new(Stage.Cda, schedule.CdaDays),
        new(Stage.RfpPreparation, CalendarDays(schedule.GateDays)),
        new(Stage.RfpIssued, schedule.RfpDays),
        new(Stage.Opening, RfpUpkeep.DaysToOpen),
        new(Stage.Scoring, schedule.ScoringDays),
        new(Stage.Shortlist, CalendarDays(schedule.GateDays)),
        new(Stage.DueDiligence, schedule.AuditDays),
        new(Stage.DueDiligence, CalendarDays(schedule.GateDays), IsGate: true),
        new(Stage.Decision, schedule.DecisionDays),
        new(Stage.Decision, CalendarDays(schedule.GateDays), IsGate: true),
        new(Stage.Contract, schedule.ContractDays),
    ];

    // Gates count working days; which holidays fall among them is not known beforehand.
    private static int CalendarDays(int workingDays) => (workingDays / 5 * 7) + (workingDays % 5);

    /// <summary>Days of all steps of a big stage.</summary>
    public static int DaysOf(IReadOnlyList<PlanStep> steps, MainStage stage) => steps.Where(s => MainStages.Of(s.Stage) == stage).Sum(s => s.Days);

    /// <summary>Days of the steps that follow within the big stage of the step where the selection stands.</summary>
    public static int DaysAfter(IReadOnlyList<PlanStep> steps, Stage stage, bool atGate)
    {
        var rest = steps.SkipWhile(s => s.Stage != stage).Skip(1).Where(s => MainStages.Of(s.Stage) == MainStages.Of(stage)).ToList();
        return rest.Where(s => !(atGate && s.IsGate && s.Stage == stage)).Sum(s => s.Days);
    }
}

/// <summary>One step.</summary>
/// <param name="Stage">Its stage of the pipeline.</param>
/// <param name="Days">Calendar days it may take.</param>
/// <param name="IsGate">True for the gate at the end of a stage that does other work before.</param>
internal sealed record PlanStep(Stage Stage, int Days, bool IsGate = false);
