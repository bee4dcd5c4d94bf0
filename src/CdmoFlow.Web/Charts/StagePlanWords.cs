using System.Globalization;
using CdmoFlow.Selections.Plan;

namespace CdmoFlow.Web.Charts;

/// <summary>A stage plan in words, for the drawing, for the table behind it and for those who cannot see either.</summary>
public static class StagePlanWords
{
    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A day, or nothing.</summary>
    public static string Day(DateOnly? day) => day is { } known ? Day(known) : "";

    /// <summary>What there is to say of a stage beside its name and its dates.</summary>
    public static string About(PlannedStage stage)
    {
        List<string> parts = [];
        if (stage.Progress == StageProgress.Running) parts.Add("now");
        if (stage.Times > 1) parts.Add(Times(stage));
        if (Late(stage) is { Length: > 0 } late) parts.Add(late);
        return string.Join(", ", parts);
    }

    /// <summary>How often a stage was begun.</summary>
    public static string Times(PlannedStage stage) => stage.Times switch
    {
        0 => "",
        1 => "once",
        2 => "begun twice",
        _ => $"begun {stage.Times} times",
    };

    /// <summary>How far behind or ahead of the plan.</summary>
    public static string Late(PlannedStage stage)
    {
        if (stage.Progress == StageProgress.CutShort) return "cancelled";
        if (stage.Progress == StageProgress.Never) return "not reached";
        if (stage.DaysLate is not { } late) return "";
        var text = late switch
        {
            0 => "on time",
            1 => "1 day late",
            > 1 => $"{late} days late",
            -1 => "1 day early",
            _ => $"{-late} days early",
        };
        return stage.Progress == StageProgress.Done ? text : $"expected {text}";
    }

    /// <summary>The whole plan in sentences.</summary>
    public static string Sentences(StagePlan plan) => string.Join(' ', plan.Stages.Select(Sentence).Concat(plan.Marks.Select(m => $"{m.Name}: {Day(m.Day)}.")));

    private static string Sentence(PlannedStage stage)
    {
        var real = stage.Progress switch
        {
            StageProgress.Done or StageProgress.CutShort => $", really {Day(stage.RealFrom)} to {Day(stage.RealTo)}",
            StageProgress.Running => $", running since {Day(stage.RealFrom)}, expected to end on {Day(stage.ExpectedTo)}",
            StageProgress.ToCome => $", expected {Day(stage.ExpectedFrom)} to {Day(stage.ExpectedTo)}",
            _ => "",
        };
        return $"{MainStages.NameOf(stage.Stage)}, {About(stage)}: planned {Day(stage.PlannedFrom)} to {Day(stage.PlannedTo)}{real}.";
    }
}
