using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>
/// The window for questions moves with the deadline of all by as many days, and an amendment opens it for at least two working days, so that what is new can be asked about; never into the last two days before the deadline, and never earlier.
/// </summary>
public static class QuestionsMove
{
    private const int DaysToAskAboutAmendment = 2;

    /// <summary>Until when questions are taken with another deadline.</summary>
    /// <param name="selection">As it is.</param>
    /// <param name="deadline">The deadline of all that will hold.</param>
    /// <param name="isAmendment">True where the RFP changes too.</param>
    /// <param name="now">Business time.</param>
    public static DateTimeOffset? Until(Selection selection, DateTimeOffset deadline, bool isAmendment, DateTimeOffset now)
    {
        var state = selection.State;
        if (state is not { QuestionsUntil: { } until, RfpDeadline: { } before }) return state.QuestionsUntil;
        var zone = state.Brief.TimeZone;
        var days = Days.Of(deadline, zone).DayNumber - Days.Of(before, zone).DayNumber;
        var shifted = days > 0 ? Days.EndOf(Days.Of(until, zone).AddDays(days), zone) : until;
        var least = isAmendment ? selection.Calendar.DueAfter(now, DaysToAskAboutAmendment, zone) : until;
        var wanted = shifted > least ? shifted : least;
        var last = deadline - QuestionWindow.AnswersBefore;
        var moved = wanted < last ? wanted : last;
        // A window that would end before this moment stays closed as it is.
        return moved > until && moved > now ? moved : until;
    }

    /// <summary>The spine with window and answers moved; opened again, the window closes anew, and flags of its first close that nobody has judged are taken back.</summary>
    /// <param name="change">Takes the trail row and the flags.</param>
    /// <param name="selection">As it was.</param>
    /// <param name="next">The spine with the new deadline.</param>
    /// <param name="until">Until when questions are taken.</param>
    /// <param name="now">Business time.</param>
    internal static SelectionState Apply(Change change, Selection selection, SelectionState next, DateTimeOffset? until, DateTimeOffset now)
    {
        if (selection.State.QuestionsUntil is not { } before || until is not { } after || after <= before) return next;
        var due = QuestionWindow.AnswersDue(selection, after, next.RfpDeadline!.Value);
        var answers = QuestionWindow.AnswersDueAt(selection) is { } present && present > due ? present : due;
        change.Note("questions.window_moved", RfpFiles.HtmlId(next.RfpRound), before.ToString("O"), after.ToString("O"));
        var isReopened = next.QuestionsClosedRound >= next.RfpRound && after > now;
        if (isReopened) QuestionFlags.Reopen(change, selection);
        return next with { QuestionsUntil = after, AnswersUntil = answers, QuestionsClosedRound = isReopened ? next.RfpRound - 1 : next.QuestionsClosedRound };
    }

    /// <summary>What CDMOs are told of it; empty where the window stays.</summary>
    internal static string Sentence(SelectionState before, SelectionState after)
    {
        if (after.QuestionsUntil is not { } until || until == before.QuestionsUntil) return "";
        var zone = after.Brief.TimeZone;
        return $"Questions can now be asked until {Zones.Format(until, zone)}; they are answered by {Zones.Format(after.AnswersUntil ?? after.RfpDeadline!.Value, zone)}.";
    }
}
