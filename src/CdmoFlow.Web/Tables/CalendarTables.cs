using CdmoFlow.Selections.Plan;
using CdmoFlow.Web.Charts;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Pages.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Tables;

/// <summary>Tables of the plan of a selection and of its working days.</summary>
internal static class CalendarTables
{
    /// <summary>The big stages as planned and as they really were.</summary>
    public static PageTable Plan(SelectionPageModel page) => new(
        "plan",
        [T.Of("Plan_Stage"), T.Of("Plan_PlannedFrom"), T.Of("Plan_PlannedTo"), T.Of("Plan_RealFrom"), T.Of("Plan_RealTo"), T.Of("Plan_Expected"), T.Of("Plan_Begun"), T.Of("Plan_LateOrEarly")],
        [.. StagePlan.Of(page.Known.Selection, page.Now).Stages.Select(stage => (IReadOnlyList<TableCell>)
            [
                StageWords.NameOf(stage.Stage), (DateOnly?)stage.PlannedFrom, (DateOnly?)stage.PlannedTo, stage.RealFrom, stage.RealTo,
                StagePlanWords.Expected(stage), StagePlanWords.Times(stage), StagePlanWords.Late(stage),
            ])]);

    /// <summary>The days off to come.</summary>
    public static PageTable DaysOff(CalendarPageModel calendar) => new(
        "days-off", [T.Of("Days_Day"), T.Of("Days_Why")], [.. calendar.DaysOff.Select(off => (IReadOnlyList<TableCell>)[(DateOnly?)off.Day, off.Why])]);
}
