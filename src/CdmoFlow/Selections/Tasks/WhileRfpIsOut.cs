using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Rfp.Questions;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits while CDMOs write their proposals: their questions, more time for one of them, and changes of the RFP and of its data room.</summary>
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
                { State: QuestionState.Answered } => AnswerDuty.Approvers(selection, question).Select(p => new OpenTask(p, $"Approve the answer to question {question.Number}", "A second person approves what all CDMOs will read.", due, path)),
                { RoutedTo: { } function } => selection.With(function).Select(m => new OpenTask(m.PersonId, $"Answer question {question.Number}", "It was given to your function.", due, path)),
                _ => OpenTasks.ForManagers(selection, $"Give question {question.Number} to a function", "A CDMO waits for an answer.", due, path),
            };
            foreach (var task in tasks) yield return task;
        }

        foreach (var extension in ProposeExtension.Open(selection))
        {
            var (what, why) = extension.IsForAll
                ? ("Decide on a later deadline for all", "The rules of this RFP ask for a second person.")
                : ($"Decide on more time for {selection.NameOf(extension.CdmoId)}", "A second person agrees to a later deadline of one CDMO.");
            foreach (var person in ProposeExtension.Approvers(selection, extension)) yield return new OpenTask(person, what, why, extension.Before, OpenTasks.Home(selection));
        }

        if (DraftAmendment.Of(selection) is not null)
        {
            foreach (var task in OpenTasks.ForManagers(selection, "Issue the drafted amendment or discard it", "No CDMO sees it before it is issued.", selection.State.RfpDeadline, $"{OpenTasks.Home(selection)}/amendments"))
                yield return task;
        }

        if (DataRooms.Unannounced(selection).Count > 0)
        {
            foreach (var task in OpenTasks.ForManagers(selection, "Issue the new files of the data room", "No CDMO sees them before the addendum that brings them.", selection.State.RfpDeadline, $"{OpenTasks.Home(selection)}/data-room"))
                yield return task;
        }
    }
}
