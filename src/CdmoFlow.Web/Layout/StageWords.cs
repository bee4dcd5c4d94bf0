using CdmoFlow.Selections.Plan;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Layout;

/// <summary>What people call the big stages of a selection, in the reader's language.</summary>
public static class StageWords
{
    /// <summary>The name of a big stage.</summary>
    public static string NameOf(MainStage stage) => T.Of(stage switch
    {
        MainStage.Longlist => "Plan_StageLonglist",
        MainStage.Rfp => "Plan_StageRfp",
        MainStage.Shortlist => "Plan_StageShortlist",
        MainStage.Audits => "Plan_StageAudits",
        MainStage.Contract => "Plan_StageContract",
        _ => "Plan_StageEnded",
    });
}
