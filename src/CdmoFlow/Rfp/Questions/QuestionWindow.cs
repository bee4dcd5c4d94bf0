using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>Until when CDMOs ask and until when they are answered: both before the deadline, so that answers can still change proposals.</summary>
public static class QuestionWindow
{
    private const int WorkingDaysToAnswer = 5;

    /// <summary>When the answers are due: five working days after the questions close, and never on the last two days before the deadline; null before the RFP is out.</summary>
    public static DateTimeOffset? AnswersDueAt(Selection selection)
    {
        var state = selection.State;
        if (state is not { QuestionsUntil: { } closes, RfpDeadline: { } deadline }) return null;
        var due = selection.Calendar.DueAfter(closes, WorkingDaysToAnswer, state.Brief.TimeZone);
        var last = deadline.AddDays(-2);
        return due < last ? due : last > closes ? last : closes;
    }

    /// <summary>True while questions are taken without a decision.</summary>
    public static bool IsOpen(SelectionState state, DateTimeOffset now) => state is { Stage: Stage.RfpIssued, QuestionsUntil: { } until } && now <= until;
}
