using CdmoFlow.Selections.Plan;
using CdmoFlow.Web.Layout;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Charts;

/// <summary>A stage plan in words of the reader's language, for the drawing, for the table behind it and for those who cannot see either.</summary>
public static class StagePlanWords
{
    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => T.Of("Plan_Day", day);

    /// <summary>A day, or nothing.</summary>
    public static string Day(DateOnly? day) => day is { } known ? Day(known) : "";

    /// <summary>What there is to say of a stage beside its name and its dates.</summary>
    public static string About(PlannedStage stage)
    {
        List<string> parts = [];
        if (stage.Progress == StageProgress.Running) parts.Add(T.Of("Plan_Now"));
        if (stage.Times > 1) parts.Add(Times(stage));
        if (Late(stage) is { Length: > 0 } late) parts.Add(late);
        return string.Join(", ", parts);
    }

    /// <summary>Between which days a stage that has not ended is expected.</summary>
    public static string Expected(PlannedStage stage) => (stage.ExpectedFrom, stage.ExpectedTo) switch
    {
        (null, null) => "",
        (null, { } to) => T.Of("Plan_Until", Day(to)),
        ({ } from, _) => T.Of("Plan_FromTo", Day(from), Day(stage.ExpectedTo)),
    };

    /// <summary>How often a stage was begun.</summary>
    public static string Times(PlannedStage stage) => stage.Times switch
    {
        0 => "",
        1 => T.Of("Plan_Once"),
        2 => T.Of("Plan_Twice"),
        _ => T.Of("Plan_Times", stage.Times),
    };

    /// <summary>How far behind or ahead of the plan.</summary>
    public static string Late(PlannedStage stage)
    {
        if (stage.Progress == StageProgress.CutShort) return T.Of("Plan_Cancelled");
        if (stage.Progress == StageProgress.Never) return T.Of("Plan_NotReached");
        if (stage.DaysLate is not { } late) return "";
        var text = late switch
        {
            0 => T.Of("Plan_OnTime"),
            1 => T.Of("Plan_OneLate"),
            > 1 => T.Of("Plan_Late", late),
            -1 => T.Of("Plan_OneEarly"),
            _ => T.Of("Plan_Early", -late),
        };
        return stage.Progress == StageProgress.Done ? text : T.Of("Plan_ExpectedLate", text);
    }

    /// <summary>The whole plan in sentences.</summary>
    public static string Sentences(StagePlan plan) => string.Join(' ', plan.Stages.Select(Sentence).Concat(plan.Marks.Select(m => $"{Texts.Sentences.Of(m.Name)}: {Day(m.Day)}.")));

    private static string Sentence(PlannedStage stage)
    {
        var real = stage.Progress switch
        {
            StageProgress.Done or StageProgress.CutShort => T.Of("Plan_SentenceReal", Day(stage.RealFrom), Day(stage.RealTo)),
            StageProgress.Running => T.Of("Plan_SentenceRunning", Day(stage.RealFrom), Day(stage.ExpectedTo)),
            StageProgress.ToCome => T.Of("Plan_SentenceToCome", Day(stage.ExpectedFrom), Day(stage.ExpectedTo)),
            _ => "",
        };
        return T.Of("Plan_Sentence", StageWords.NameOf(stage.Stage), About(stage), Day(stage.PlannedFrom), Day(stage.PlannedTo), real);
    }
}
