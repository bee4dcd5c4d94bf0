using System.Globalization;
using CdmoFlow.Evaluation;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>
/// The red flag <c>no_questions</c> (domain section 9): at the close of the window for a CDMO that asked nothing, later for one whose rated questions all turn out not substantive. Never on unrated
/// questions, and always "to confirm".
/// </summary>
internal static class QuestionFlags
{
    private const string Key = "no_questions";

    /// <summary>At the close: those who take part and asked nothing.</summary>
    public static void AtClose(Change change, Selection selection, DateTimeOffset now)
    {
        foreach (var invitation in selection.Invitations.Where(i => i.IsOpen && i.Round == selection.State.RfpRound))
        {
            if (Counting(selection, invitation.CdmoId).Count == 0)
                RaiseFlag.Add(change, selection, invitation.CdmoId, Key, "It asked no question until the window for questions closed.", now);
        }
    }

    /// <summary>Once every question of a CDMO is rated by two functions and none is substantive.</summary>
    public static void AfterRating(Change change, Selection selection, string cdmoId, DateTimeOffset now)
    {
        var theirs = Counting(selection, cdmoId);
        if (theirs.Count > 0 && theirs.TrueForAll(q => q.IsSubstantive == false))
            RaiseFlag.Add(change, selection, cdmoId, Key, string.Create(CultureInfo.InvariantCulture, $"All of its {theirs.Count} questions were rated, and none goes deep."), now);
    }

    /// <summary>The questions of a CDMO that count.</summary>
    public static List<Question> Counting(Selection selection, string cdmoId) =>
        [.. selection.Questions.Where(q => q.CdmoId == cdmoId && q.Round == selection.State.RfpRound && q.State is not (QuestionState.Withdrawn or QuestionState.Refused))];
}
