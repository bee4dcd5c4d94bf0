using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp;

/// <summary>The part of an RFP's rules that is about asking: what CDMOs are told of the weights, how long answers and ratings may take, and who moves the deadline of all.</summary>
internal static class AskingRules
{
    private const int MostDays = 30;

    /// <summary>Rules and schedule with what was chosen; what is left out stays as it is.</summary>
    public static (RfpRules Rules, StageSchedule Schedule) Read(RfpRulesInput input, RfpRules rules, StageSchedule schedule, List<FieldError> errors)
    {
        if (input.Weights is not (null or "shown" or "hidden")) errors.Add(new("weights", "Choose shown or hidden."));
        if (input.Extension is not (null or "one" or "two")) errors.Add(new("extension", "Choose one or two persons."));
        if (input.AnswersDays is not (null or (>= 1 and <= MostDays))) errors.Add(new("answersDays", $"Enter 1 to {MostDays} working days."));
        if (input.RatingDays is not (null or (>= 1 and <= MostDays))) errors.Add(new("ratingDays", $"Enter 1 to {MostDays} working days."));
        return (
            rules with
            {
                ShowWeights = input.Weights is null ? rules.ShowWeights : input.Weights == "shown",
                ExtensionNeedsApproval = input.Extension is null ? rules.ExtensionNeedsApproval : input.Extension == "two",
            },
            schedule with { AnswersDays = input.AnswersDays ?? schedule.AnswersDays, RatingDays = input.RatingDays ?? schedule.RatingDays });
    }

    /// <summary>The choices as the trail names them.</summary>
    public static string Words(RfpRules rules, StageSchedule schedule) => FormattableString.Invariant(
        $"weights {(rules.ShowWeights ? "shown" : "hidden")}, answers days {schedule.AnswersDays}, rating days {schedule.RatingDays}, extension by {(rules.ExtensionNeedsApproval ? "two" : "one")}");
}
