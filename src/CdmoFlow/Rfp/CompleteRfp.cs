using System.Globalization;
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
public sealed record CompleteRfpInput(
    string? Indication,
    string? Objectives,
    string? TechnicalSummary,
    string? CurrentProcess,
    string? AnalyticalMethods,
    string? QualityRequirements,
    IReadOnlyList<MilestoneDocument?>? Milestones);

/// <summary>Completes the RFP before its documents are rendered; afterwards every CDMO must read the same text.</summary>
public static class CompleteRfp
{
    private const int LongestText = 4000;
    private const int MostMilestones = 40;

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
            Indication = Text("indication", input.Indication, brief.Indication, errors),
            Objectives = Text("objectives", input.Objectives, brief.Objectives, errors),
            TechnicalSummary = Text("technicalSummary", input.TechnicalSummary, brief.TechnicalSummary, errors),
            CurrentProcess = Text("currentProcess", input.CurrentProcess, brief.CurrentProcess, errors),
            AnalyticalMethods = Text("analyticalMethods", input.AnalyticalMethods, brief.AnalyticalMethods, errors),
            QualityRequirements = Text("qualityRequirements", input.QualityRequirements, brief.QualityRequirements, errors),
            Milestones = Milestones(input.Milestones, brief.Milestones, errors),
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

    private static string Text(string field, string? typed, string before, List<FieldError> errors)
    {
        if (typed is null) return before;
        if (typed.Trim().Length > LongestText) errors.Add(new(field, $"Enter at most {LongestText} characters."));
        return typed.Trim();
    }

    private static IReadOnlyList<Milestone> Milestones(IReadOnlyList<MilestoneDocument?>? typed, IReadOnlyList<Milestone> before, List<FieldError> errors)
    {
        if (typed is null) return before;
        if (typed.Count > MostMilestones) errors.Add(new("milestones", $"Enter at most {MostMilestones}."));
        List<Milestone> read = [];
        for (var i = 0; i < typed.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(typed[i]?.Name) && string.IsNullOrWhiteSpace(typed[i]?.Date)) continue;
            var name = typed[i]?.Name?.Trim() ?? "";
            if (name.Length is 0 or > 200) errors.Add(new($"milestones[{i}].name", "Enter what happens, at most 200 characters."));
            if (!DateOnly.TryParseExact(typed[i]?.Date?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                errors.Add(new($"milestones[{i}].date", "Enter a date as yyyy-MM-dd."));
            read.Add(new Milestone(name, date));
        }

        return [.. read.OrderBy(m => m.Date)];
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
    }
}
