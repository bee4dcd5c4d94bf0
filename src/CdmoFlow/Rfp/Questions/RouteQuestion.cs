using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>The function that is to answer.</summary>
public sealed record RouteQuestionInput(string? Function);

/// <summary>The project manager gives a question to the function that knows.</summary>
public static class RouteQuestion
{
    /// <summary>Routes it and tells the persons of that function; it may be routed again until it is published.</summary>
    public static Outcome Decide(Selection selection, int number, RouteQuestionInput input, Actor actor, DateTimeOffset now)
    {
        _ = now;
        if (selection.Find<Question>(Question.KeyOf(number)) is not { } question) return Refusal.NotFound("question of that number");
        if (!EnumNames.TryParse<SponsorFunction>(input.Function, out var function)) return Refusal.Invalid("function", "Choose the function that answers.");
        if (question.RoutedTo == function) return Outcome.AlreadyDone;
        if (question.State is not (QuestionState.Open or QuestionState.Answered)) return Refusal.WrongState("question-settled", $"This question is {EnumNames.Of(question.State)} and is not routed any more.");
        var change = new Change().Put(question with { RoutedTo = function }).Note("question.routed", question.RowKey, question.RoutedTo is { } old ? EnumNames.Of(old) : null, EnumNames.Of(function));
        var due = QuestionWindow.AnswersDueAt(selection) is { } at ? Zones.Format(at, selection.State.Brief.TimeZone) : "the deadline";
        foreach (var member in selection.With(function).Where(m => m.PersonId != actor.PersonId))
            change.Mail(MailOrder.Of("task_assigned", member.PersonId, MailLink.Page($"/selections/{selection.Id}/questions"), ("task", $"draft the answer to question {number} of a CDMO"), ("due", due)));
        return change;
    }
}
