using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>Until when CDMOs ask, until when they are answered and until when the depth of what they asked is rated.</summary>
public static class QuestionWindow
{
    /// <summary>How long before the deadline the last answer is out, so that it can still change proposals.</summary>
    internal static readonly TimeSpan AnswersBefore = TimeSpan.FromDays(2);

    /// <summary>When the answers are due; null before the RFP is rendered.</summary>
    public static DateTimeOffset? AnswersDueAt(Selection selection) =>
        selection.State is { QuestionsUntil: { } closes, RfpDeadline: { } deadline } state ? state.AnswersUntil ?? AnswersDue(selection, closes, deadline) : null;

    /// <summary>When the answers are due for a window and a deadline: the working days of the schedule after the questions close, and never on the last two days before the deadline.</summary>
    public static DateTimeOffset AnswersDue(Selection selection, DateTimeOffset closes, DateTimeOffset deadline)
    {
        var brief = selection.State.Brief;
        var due = selection.Calendar.DueAfter(closes, brief.Schedule.AnswersDays, brief.TimeZone);
        var last = deadline - AnswersBefore;
        return due < last ? due : last > closes ? last : closes;
    }

    /// <summary>When the depth of the questions is to be rated: the working days of the schedule after they close; null before the RFP is rendered.</summary>
    public static DateTimeOffset? RatingsDueAt(Selection selection) =>
        selection.State is { QuestionsUntil: { } closes, Brief: { } brief } ? selection.Calendar.DueAfter(closes, brief.Schedule.RatingDays, brief.TimeZone) : null;

    /// <summary>True while questions are taken without a decision.</summary>
    public static bool IsOpen(SelectionState state, DateTimeOffset now) => state is { Stage: Stage.RfpIssued, QuestionsUntil: { } until } && now <= until;
}
