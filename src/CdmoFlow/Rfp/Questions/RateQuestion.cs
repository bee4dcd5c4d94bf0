using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>How deep a question goes.</summary>
/// <param name="Function">For which of one's functions.</param>
/// <param name="Depth">0 administrative, 1 can be read in the RFP, 2 clarifies, 3 shows a risk or a gap.</param>
public sealed record RateQuestionInput(string? Function, int? Depth);

/// <summary>Evaluators rate how deep a CDMO's questions go: a measure of how well it has understood the work.</summary>
public static class RateQuestion
{
    /// <summary>Stores or changes one function's rating, until the shortlist is proposed.</summary>
    public static Outcome Decide(Selection selection, int number, RateQuestionInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.Find<Question>(Question.KeyOf(number)) is not { } question) return Refusal.NotFound("question of that number");
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId);
        if (seat is null || !(seat.Roles.Contains(Role.Evaluator) || seat.Roles.Contains(Role.ProjectManager))) return Refusal.Forbidden("Evaluators and the project manager rate questions.");
        List<FieldError> errors = [];
        if (!EnumNames.TryParse<SponsorFunction>(input.Function, out var function) || !seat.Functions.Contains(function)) errors.Add(new("function", "Choose one of your own functions."));
        if (input.Depth is not (>= 0 and <= 3)) errors.Add(new("depth", "Choose 0 to 3."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (question.State is QuestionState.Withdrawn or QuestionState.Refused) return Refusal.WrongState("question-settled", $"This question is {EnumNames.Of(question.State)} and does not count.");
        if (selection.State.Stage > Stage.Scoring) return Refusal.WrongStage(selection, "ratings of questions are part of the scoring.");
        var rating = new DepthRating(actor.PersonId, function, input.Depth!.Value);
        if (question.Ratings.Contains(rating)) return Outcome.AlreadyDone;
        var rated = question with { Ratings = [.. question.Ratings.Where(r => r.PersonId != actor.PersonId || r.Function != function), rating] };
        var change = new Change().Put(rated).Note("question.rated", question.RowKey, null, $"{EnumNames.Of(function)} {rating.Depth}");
        QuestionFlags.AfterRating(change, selection.After(new Change().Put(rated)), question.CdmoId, now);
        return change;
    }
}
