using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The texts of the RFP; what is left out stays as it is.</summary>
/// <param name="Indication">What the product treats.</param>
/// <param name="Objectives">What the project is to reach.</param>
/// <param name="TechnicalSummary">The molecule and its history.</param>
/// <param name="CurrentProcess">How it is made today.</param>
/// <param name="AnalyticalMethods">How it is tested today.</param>
/// <param name="QualityRequirements">What goes beyond cGMP.</param>
/// <param name="Milestones">Dates that drive the project; a list that is given replaces the one before.</param>
/// <param name="EvaluationNotes">What the evaluation looks at beyond the groups of criteria.</param>
public sealed record CompleteRfpInput(
    string? Indication,
    string? Objectives,
    string? TechnicalSummary,
    string? CurrentProcess,
    string? AnalyticalMethods,
    string? QualityRequirements,
    IReadOnlyList<MilestoneDocument?>? Milestones,
    string? EvaluationNotes = null);

/// <summary>Completes the RFP before its documents are rendered; afterwards every CDMO must read the same text.</summary>
public static class CompleteRfp
{
    /// <summary>Stores the texts and lets the stage look again whether anything is missing.</summary>
    public static Outcome Decide(Selection selection, CompleteRfpInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        if (selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true)
            return Refusal.Forbidden("Only the project manager completes the RFP.");
        List<FieldError> errors = [];
        var brief = selection.State.Brief;
        var written = brief with
        {
            Indication = RfpTexts.Text("indication", input.Indication, brief.Indication, errors),
            Objectives = RfpTexts.Text("objectives", input.Objectives, brief.Objectives, errors),
            TechnicalSummary = RfpTexts.Text("technicalSummary", input.TechnicalSummary, brief.TechnicalSummary, errors),
            CurrentProcess = RfpTexts.Text("currentProcess", input.CurrentProcess, brief.CurrentProcess, errors),
            AnalyticalMethods = RfpTexts.Text("analyticalMethods", input.AnalyticalMethods, brief.AnalyticalMethods, errors),
            QualityRequirements = RfpTexts.Text("qualityRequirements", input.QualityRequirements, brief.QualityRequirements, errors),
            EvaluationNotes = RfpTexts.Text("evaluationNotes", input.EvaluationNotes, brief.EvaluationNotes, errors),
            Milestones = RfpTexts.Milestones(input.Milestones, brief.Milestones, errors),
        };
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (selection.State.Stage > Stage.RfpPreparation) return Refusal.WrongStage(selection, "the RFP has been issued and stays as it is.");
        if (selection.State.RfpDeadline is not null) return Refusal.WrongState("already-rendered", "The documents of this RFP are rendered and about to be issued; the text stays as it is.");
        if (written with { Milestones = brief.Milestones } == brief && written.Milestones.SequenceEqual(brief.Milestones)) return Outcome.AlreadyDone;
        return new Change()
            .Put(selection.State with { Brief = written })
            .Note("rfp.written", selection.Id, null, string.Join(", ", Changed(brief, written)))
            .Wake(Instances.Rfp(selection.Id, selection.State.RfpRound));
    }

    private static IEnumerable<string> Changed(Brief before, Brief after)
    {
        if (before.Indication != after.Indication) yield return "indication";
        if (before.Objectives != after.Objectives) yield return "objectives";
        if (before.TechnicalSummary != after.TechnicalSummary) yield return "technicalSummary";
        if (before.CurrentProcess != after.CurrentProcess) yield return "currentProcess";
        if (before.AnalyticalMethods != after.AnalyticalMethods) yield return "analyticalMethods";
        if (before.QualityRequirements != after.QualityRequirements) yield return "qualityRequirements";
        if (!before.Milestones.SequenceEqual(after.Milestones)) yield return "milestones";
        if (before.EvaluationNotes != after.EvaluationNotes) yield return "evaluationNotes";
    }
}
