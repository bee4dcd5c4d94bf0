using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>A question as one CDMO may see it.</summary>
/// <param name="Number">The number of an own question among this CDMO's, from 1; null for another's.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Text">The own text as asked, or the redacted text of another's.</param>
/// <param name="Answer">The answer, once it is out.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsOwn">True where this CDMO asked it.</param>
/// <param name="Addendum">The addendum it is part of.</param>
/// <param name="Place">Its place within the addendum, from 1; null before it is published.</param>
/// <param name="AskedAt">When it was asked; null for another's, because the hour could tell who asked.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Reason">Why it was answered privately or refused.</param>
/// <param name="ToConsent">The redacted text that waits for this CDMO's consent.</param>
public sealed record RoomQuestion(
    int? Number, QuestionCategory Category, string Text, string? Answer, QuestionState State, bool IsOwn, int? Addendum, int? Place, DateTimeOffset? AskedAt, DateTimeOffset? PublishedAt, string? Reason, string? ToConsent)
{
    /// <summary>Which of the own people asked it: the id, or the name where it goes out of the house. Null for another's question, and for one that the sponsor wrote down in a call.</summary>
    public string? AskedBy { get; init; }
}

/// <summary>What a CDMO sees of the questions: its own as they stand, and what was published, without a trace of who asked. Numbers are the CDMO's own, or those of the addenda: the number in the selection would tell how much others ask.</summary>
public static class RoomQuestions
{
    /// <summary>Published ones by addendum first, then the own ones that are not out.</summary>
    public static IReadOnlyList<RoomQuestion> Of(Selection selection, string cdmoId)
    {
        var own = Own(selection, cdmoId);
        return
        [
            .. selection.Questions.Where(q => q.CdmoId == cdmoId || q.State == QuestionState.Published)
                .OrderBy(q => q.Addendum ?? int.MaxValue).ThenBy(q => q.Number)
                .Select(q => q.CdmoId == cdmoId ? Theirs(selection, q, own.IndexOf(q) + 1) : Another(selection, q)),
        ];
    }

    /// <summary>The question that a CDMO calls by a number of its own, or null.</summary>
    public static Question? Find(Selection selection, string cdmoId, int number) => Own(selection, cdmoId).ElementAtOrDefault(number - 1);

    // Nothing is ever taken out of this list, so that a number stays.
    private static List<Question> Own(Selection selection, string cdmoId) => [.. selection.Questions.Where(q => q.CdmoId == cdmoId).OrderBy(q => q.Number)];

    private static RoomQuestion Theirs(Selection selection, Question q, int number)
    {
        var isOut = q.State is QuestionState.Published or QuestionState.Private;
        // The sponsor's drafts and routes are its own affair.
        var state = q.State == QuestionState.Answered ? QuestionState.Open : q.State;
        return new(number, q.Category, q.Text, isOut ? q.Answer : null, state, true, q.Addendum, PlaceOf(selection, q), q.AskedAt, isOut ? q.PublishedAt : null,
            q.State is QuestionState.Private or QuestionState.Refused ? q.Reason : null, q.State == QuestionState.ToConsent ? q.PublicText : null)
        {
            AskedBy = q.FromCall ? null : q.AskedBy,
        };
    }

    private static RoomQuestion Another(Selection selection, Question q) =>
        new(null, q.Category, q.PublicText!, q.Answer, q.State, false, q.Addendum, PlaceOf(selection, q), null, q.PublishedAt, null, null);

    private static int? PlaceOf(Selection selection, Question q) => q.Addendum is null ? null : AnswersAddendum.PlaceOf(selection, q);
}
