using CdmoFlow.People;
using CdmoFlow.Rfp.Questions;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits while CDMOs write their proposals: their questions.</summary>
internal static class WhileRfpIsOut
{
    public static IEnumerable<OpenTask> Of(Selection selection)
    {
        var path = $"{OpenTasks.Home(selection)}/questions";
        var due = QuestionWindow.AnswersDueAt(selection);
        foreach (var question in selection.Questions.Where(q => q.Round == selection.State.RfpRound && q.IsWaiting))
        {
            var tasks = question switch
            {
                { State: QuestionState.LateToDecide } => OpenTasks.ForManagers(selection, $"Decide on late question {question.Number}", "It came after the window for questions closed.", due, path),
                { State: QuestionState.Answered } => Approvers(selection, question).Select(p => new OpenTask(p, $"Approve the answer to question {question.Number}", "A second person approves what all CDMOs will read.", due, path)),
                { RoutedTo: { } function } => selection.With(function).Select(m => new OpenTask(m.PersonId, $"Answer question {question.Number}", "It was given to your function.", due, path)),
                _ => OpenTasks.ForManagers(selection, $"Give question {question.Number} to a function", "A CDMO waits for an answer.", due, path),
            };
            foreach (var task in tasks) yield return task;
        }
    }

    private static IEnumerable<string> Approvers(Selection selection, Question question) =>
        selection.ProjectManagers.Concat(selection.With(SponsorFunction.QualityAssurance).Select(m => m.PersonId)).Distinct(StringComparer.Ordinal).Where(p => p != question.AnsweredBy);
}
