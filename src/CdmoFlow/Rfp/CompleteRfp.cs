using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Writing;
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
/// <param name="Services">The scope, one service a line.</param>
/// <param name="DosageForm">The form given to the patient.</param>
/// <param name="Scale">Batch sizes and their number.</param>
/// <param name="TargetMarkets">The markets, one a line.</param>
public sealed record CompleteRfpInput(
    string? Indication,
    string? Objectives,
    string? TechnicalSummary,
    string? CurrentProcess,
    string? AnalyticalMethods,
    string? QualityRequirements,
    IReadOnlyList<MilestoneDocument?>? Milestones,
    string? EvaluationNotes = null,
    string? Services = null,
    string? DosageForm = null,
    ScaleDocument? Scale = null,
    string? TargetMarkets = null);

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
            Services = RfpTexts.Lines("services", input.Services, brief.Services, RfpTexts.MostServices, errors),
            DosageForm = RfpTexts.Lines("dosageForm", input.DosageForm, [brief.DosageForm], 1, errors) is [var form, ..] ? form : brief.DosageForm,
            Scale = RfpTexts.Scale(input.Scale, brief.Scale, errors),
            TargetMarkets = RfpTexts.Lines("targetMarkets", input.TargetMarkets, brief.TargetMarkets, RfpTexts.MostMarkets, errors),
        };
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (selection.State.Stage > Stage.RfpPreparation) return Refusal.WrongStage(selection, "the RFP has been issued and stays as it is.");
        if (selection.State.RfpDeadline is not null) return Refusal.WrongState("already-rendered", "The documents of this RFP are rendered and about to be issued; the text stays as it is.");
        var changed = RfpContent.Of(written).Since(RfpContent.Of(brief));
        if (changed.Count == 0) return Outcome.AlreadyDone;
        var change = new Change();
        EmptiedParts.Note(change, selection, changed);
        return change
            .Put(selection.State with { Brief = written })
            .Note("rfp.written", selection.Id, null, string.Join(", ", changed.Select(c => c.Part)))
            .Wake(Instances.Rfp(selection.Id, selection.State.RfpRound));
    }
}
