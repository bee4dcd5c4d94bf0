namespace CdmoFlow.Selections.Plan;

/// <summary>Which big stage a stage belongs to.</summary>
public static class MainStages
{
    /// <summary>The five that a selection passes, in order.</summary>
    public static IReadOnlyList<MainStage> Passed { get; } = [MainStage.Longlist, MainStage.Rfp, MainStage.Shortlist, MainStage.Audits, MainStage.Contract];

    /// <summary>The big stage of a stage.</summary>
    public static MainStage Of(Stage stage) => stage switch
    {
        Stage.Scoping or Stage.Longlist => MainStage.Longlist,
        Stage.Cda or Stage.RfpPreparation or Stage.RfpIssued or Stage.Opening => MainStage.Rfp,
        Stage.Scoring or Stage.Shortlist => MainStage.Shortlist,
        Stage.DueDiligence or Stage.Decision => MainStage.Audits,
        Stage.Contract => MainStage.Contract,
        _ => MainStage.Ended,
    };
}
