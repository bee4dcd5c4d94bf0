using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Scoping;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>An amendment as typed; what is left out stays as the RFP has it.</summary>
/// <param name="Reason">Why, for every CDMO to read; ten to 1,000 characters.</param>
/// <param name="NewDate">A later last day for everybody; may be left out.</param>
/// <param name="Indication">What the product treats.</param>
/// <param name="Objectives">What the project is to reach.</param>
/// <param name="Services">The scope, one service a line.</param>
/// <param name="TechnicalSummary">The molecule and its history.</param>
/// <param name="CurrentProcess">How it is made today.</param>
/// <param name="AnalyticalMethods">How it is tested today.</param>
/// <param name="DosageForm">The form given to the patient.</param>
/// <param name="Scale">Batch sizes and their number.</param>
/// <param name="Milestones">Dates that drive the project; a list that is given replaces the one before.</param>
/// <param name="TargetMarkets">The markets, one a line.</param>
/// <param name="QualityRequirements">What goes beyond cGMP.</param>
/// <param name="EvaluationNotes">What the evaluation looks at beyond the groups of criteria.</param>
/// <param name="Questions"><c>move</c> or <c>stay</c>: what becomes of the window for questions; left out it moves.</param>
public sealed record AmendmentInput(
    string? Reason,
    DateOnly? NewDate = null,
    string? Indication = null,
    string? Objectives = null,
    string? Services = null,
    string? TechnicalSummary = null,
    string? CurrentProcess = null,
    string? AnalyticalMethods = null,
    string? DosageForm = null,
    ScaleDocument? Scale = null,
    IReadOnlyList<MilestoneDocument?>? Milestones = null,
    string? TargetMarkets = null,
    string? QualityRequirements = null,
    string? EvaluationNotes = null,
    string? Questions = null);

/// <summary>The project manager drafts a change of the issued RFP, sees the difference and what it does to the deadline, and only then issues it. There is one draft at a time.</summary>
public static class DraftAmendment
{
    /// <summary>Keeps the draft; nobody outside the team sees it.</summary>
    public static Outcome Decide(Selection selection, AmendmentInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true) return Refusal.Forbidden("Only the project manager amends the RFP.");
        if (IssueAmendment.NotNow(selection, now) is { } refusal) return refusal;
        List<FieldError> errors = [];
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is < 10 or > 1000) errors.Add(new("reason", "Type the reason, ten to 1,000 characters; every invited CDMO will read it."));
        if (NamedCdmo.In(selection, reason) is { } named) errors.Add(new("reason", NamedCdmo.Sentence(named)));
        if (input.NewDate is { } wish && IssueAmendment.WrongDay(state, wish, now) is { } wrong) errors.Add(new("newDate", wrong));
        if (input.Questions is not (null or "move" or "stay")) errors.Add(new("questions", "Choose move or stay."));
        var before = RfpContent.Of(state.Brief);
        var content = Read(input, before, errors);
        if (errors.Count == 0) errors.AddRange(NewGaps(state.Brief, content).Concat(NewNames(selection, content.Since(before))));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (content.Since(before).Count == 0) return Refusal.WrongState("nothing-changed", "Nothing of this differs from the RFP as it is out. Change a part of it, or move the deadline alone.");

        var open = Of(selection);
        if (open is not null && open.Reason == reason && open.NewDate == input.NewDate && open.QuestionsStay == (input.Questions == "stay") && content.Since(open.Draft!).Count == 0) return Outcome.AlreadyDone;
        var draft = new Amendment
        {
            Number = open?.Number ?? (selection.Amendments.Count == 0 ? 1 : selection.Amendments.Max(a => a.Number) + 1),
            Round = state.RfpRound,
            State = AmendmentState.Draft,
            Reason = reason,
            NewDate = input.NewDate,
            QuestionsStay = input.Questions == "stay",
            Draft = content,
            Edit = (open?.Edit ?? 0) + 1,
        };
        return new Change().Put(draft).Note("rfp.amendment_drafted", draft.RowKey, null, string.Join(", ", content.Since(before).Select(c => c.Part)));
    }

    /// <summary>The draft of the current round, or null.</summary>
    public static Amendment? Of(Selection selection) => selection.Amendments.LastOrDefault(a => a.State == AmendmentState.Draft && a.Round == selection.State.RfpRound);

    private static RfpContent Read(AmendmentInput input, RfpContent before, List<FieldError> errors) => new()
    {
        Indication = RfpTexts.Text("indication", input.Indication, before.Indication, errors),
        Objectives = RfpTexts.Text("objectives", input.Objectives, before.Objectives, errors),
        Services = RfpTexts.Lines("services", input.Services, before.Services, RfpTexts.MostServices, errors),
        TechnicalSummary = RfpTexts.Text("technicalSummary", input.TechnicalSummary, before.TechnicalSummary, errors),
        CurrentProcess = RfpTexts.Text("currentProcess", input.CurrentProcess, before.CurrentProcess, errors),
        AnalyticalMethods = RfpTexts.Text("analyticalMethods", input.AnalyticalMethods, before.AnalyticalMethods, errors),
        DosageForm = RfpTexts.Lines("dosageForm", input.DosageForm, [before.DosageForm], 1, errors) is [var form, ..] ? form : before.DosageForm,
        Scale = RfpTexts.Scale(input.Scale, before.Scale, errors),
        Milestones = RfpTexts.Milestones(input.Milestones, before.Milestones, errors),
        TargetMarkets = RfpTexts.Lines("targetMarkets", input.TargetMarkets, before.TargetMarkets, RfpTexts.MostMarkets, errors),
        QualityRequirements = RfpTexts.Text("qualityRequirements", input.QualityRequirements, before.QualityRequirements, errors),
        EvaluationNotes = RfpTexts.Text("evaluationNotes", input.EvaluationNotes, before.EvaluationNotes, errors),
    };

    private static IEnumerable<FieldError> NewNames(Selection selection, IReadOnlyList<FieldChange> changes) =>
        from change in changes
        let name = NamedCdmo.In(selection, change.After)
        where name is not null && !change.Before.Contains(name, StringComparison.OrdinalIgnoreCase)
        select new FieldError(change.Part, NamedCdmo.Sentence(name));

    // An amendment must not leave a CDMO guessing what the issued RFP said.
    private static IEnumerable<FieldError> NewGaps(Brief brief, RfpContent content)
    {
        var before = RfpCompleteness.Check(brief).Select(g => g.Field).ToHashSet(StringComparer.Ordinal);
        return RfpCompleteness.Check(content.In(brief)).Where(g => !before.Contains(g.Field)).Select(g => new FieldError(g.Field, g.Why));
    }
}
