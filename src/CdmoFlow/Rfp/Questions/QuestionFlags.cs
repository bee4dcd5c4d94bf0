using System.Globalization;
using CdmoFlow.Evaluation;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>
/// The red flag <c>no_questions</c> (domain section 9): at the close of the window for a CDMO that asked nothing, at the due date of the ratings for one whose rated questions all turn out not
/// substantive. Never on unrated questions, and always "to confirm".
/// </summary>
internal static class QuestionFlags
{
    private const string Key = "no_questions";
    private const string Nothing = "It asked no question until the window for questions closed.";
    private const string Shallow = "questions were rated, and none goes deep.";

    /// <summary>At the close: those who take part and asked nothing.</summary>
    public static void AtClose(Change change, Selection selection, DateTimeOffset now)
    {
        foreach (var cdmoId in TakingPart(selection))
        {
            if (Counting(selection, cdmoId).Count == 0) RaiseFlag.Add(change, selection, cdmoId, Key, Nothing, now);
        }
    }

    /// <summary>At the due date of the ratings: those whose questions are all rated by two functions and none is substantive.</summary>
    public static void AtRatingsDue(Change change, Selection selection, DateTimeOffset now)
    {
        foreach (var cdmoId in TakingPart(selection)) AfterRating(change, selection, cdmoId, now);
    }

    /// <summary>The same for one CDMO, when a rating that was missing at the due date comes later; nothing before that date.</summary>
    public static void AfterRating(Change change, Selection selection, string cdmoId, DateTimeOffset now)
    {
        if (QuestionWindow.RatingsDueAt(selection) is not { } due || now < due) return;
        var theirs = Counting(selection, cdmoId);
        if (theirs.Count > 0 && theirs.TrueForAll(q => q.IsSubstantive == false))
            RaiseFlag.Add(change, selection, cdmoId, Key, string.Create(CultureInfo.InvariantCulture, $"All of its {theirs.Count} {Shallow}"), now);
    }

    /// <summary>A window that is opened again takes back what no person has judged yet: it is looked at anew when it closes.</summary>
    public static void Reopen(Change change, Selection selection)
    {
        const string Reason = "The window for questions was opened again.";
        foreach (var flag in selection.Flags.Where(f => f is { FlagKey: Key, State: FlagState.ToConfirm } && (f.Evidence == Nothing || f.Evidence.EndsWith(Shallow, StringComparison.Ordinal))))
        {
            change.Put(flag with { State = FlagState.Dismissed, Reason = Reason })
                .Note("flag.taken_back", flag.RowKey, EnumNames.Of(flag.State), EnumNames.Of(FlagState.Dismissed), Reason);
        }
    }

    /// <summary>The questions of a CDMO that count.</summary>
    public static List<Question> Counting(Selection selection, string cdmoId) =>
        [.. selection.Questions.Where(q => q.CdmoId == cdmoId && q.Round == selection.State.RfpRound && q.State is not (QuestionState.Withdrawn or QuestionState.Refused))];

    // Who has submitted takes part, also after the invitations are closed.
    private static IEnumerable<string> TakingPart(Selection selection) => selection.Invitations
        .Where(i => i.Round == selection.State.RfpRound && (i.IsOpen || selection.Proposals.Any(p => p.CdmoId == i.CdmoId && p.IsHeld)))
        .Select(i => i.CdmoId);
}
