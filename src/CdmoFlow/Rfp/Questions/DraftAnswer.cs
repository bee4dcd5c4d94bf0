using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>An answer with the question as all may read it.</summary>
/// <param name="PublicText">The question without anything that names or gives away who asked.</param>
/// <param name="Answer">The answer.</param>
public sealed record DraftAnswerInput(string? PublicText, string? Answer);

/// <summary>The function that was asked, or the project manager, drafts an answer and redacts the question. Nobody outside the team sees it before it is published.</summary>
public static class DraftAnswer
{
    /// <summary>Stores the draft; it may be changed until it is published.</summary>
    public static Outcome Decide(Selection selection, int number, DraftAnswerInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        if (selection.Find<Question>(Question.KeyOf(number)) is not { } question) return Refusal.NotFound("question of that number");
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId);
        if (seat is null || !(seat.Roles.Contains(Role.ProjectManager) || (question.RoutedTo is { } function && seat.Functions.Contains(function))))
            return Refusal.Forbidden("The function to which the question was routed answers it, or the project manager.");
        List<FieldError> errors = [];
        var (text, answer) = (input.PublicText?.Trim() ?? "", input.Answer?.Trim() ?? "");
        if (text.Length is < 10 or > 4000) errors.Add(new("publicText", "Type the question as all may read it, ten to 4,000 characters."));
        if (answer.Length is < 2 or > 8000) errors.Add(new("answer", "Type the answer, at most 8,000 characters."));
        if (NamedCdmo.In(selection, text) is { } inText) errors.Add(new("publicText", NamedCdmo.Sentence(inText)));
        if (NamedCdmo.In(selection, answer) is { } inAnswer) errors.Add(new("answer", NamedCdmo.Sentence(inAnswer)));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (question.PublicText == text && question.Answer == answer) return Outcome.AlreadyDone;
        if (question.State is not (QuestionState.Open or QuestionState.Answered)) return Refusal.WrongState("question-settled", $"This question is {EnumNames.Of(question.State)}; its answer no longer changes.");
        // A new wording needs a new consent.
        var drafted = question with { PublicText = text, Answer = answer, AnsweredBy = actor.PersonId, State = QuestionState.Answered, Consented = question.Consented && question.PublicText == text };
        return new Change().Put(drafted).Note("question.answered", question.RowKey, EnumNames.Of(question.State), EnumNames.Of(drafted.State));
    }
}
