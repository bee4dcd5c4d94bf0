using CdmoFlow.Rfp.Questions;

namespace CdmoFlow.Selections.Search;

/// <summary>
/// The questions on the RFP and their answers as the team searches for them: all find what is published, only those who read every original find what was asked. A list row holds them for one query over all selections, so they
/// share a limit: a field of many questions keeps the beginning of each. Nothing of a proposal is among them.
/// </summary>
public static class QuestionTexts
{
    private const int LongestOfOne = 1_000;
    private const int LongestOfAll = 40_000;

    /// <summary>Number and text of each published question in the wording for all, by number.</summary>
    public static IReadOnlyList<Findable> Published(Selection selection) =>
        Of([.. selection.Questions.Where(q => q.State == QuestionState.Published)], q => [q.PublicText, q.Answer]);

    /// <summary>Number and text of each question as it was asked, by number.</summary>
    // The wording for all repeats the question, so the answer comes before it where room is short.
    public static IReadOnlyList<Findable> Asked(Selection selection) =>
        Of(selection.Questions, q => [q.Text, q.Answer, q.PublicText == q.Text ? null : q.PublicText]);

    private static IReadOnlyList<Findable> Of(IReadOnlyList<Question> questions, Func<Question, IEnumerable<string?>> texts)
    {
        if (questions.Count == 0) return [];
        var longest = Math.Min(LongestOfOne, LongestOfAll / questions.Count);
        return [.. questions.Select(q => new Findable(
            q.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Cut(string.Join(' ', texts(q).Where(t => !string.IsNullOrEmpty(t))), longest)))];
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
