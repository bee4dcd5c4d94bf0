using CdmoFlow.Rfp.Questions;

namespace CdmoFlow.Selections.Search;

/// <summary>
/// The questions on the RFP and their answers as the team searches for them. A list row holds them for one query over all selections, so they share a limit: a field of many questions keeps the beginning of each.
/// Nothing of a proposal is among them.
/// </summary>
public static class QuestionTexts
{
    private const int LongestOfOne = 1_000;
    private const int LongestOfAll = 40_000;

    /// <summary>Number and text of each question, by number.</summary>
    public static IReadOnlyList<Findable> Of(Selection selection)
    {
        var questions = selection.Questions;
        if (questions.Count == 0) return [];
        var longest = Math.Min(LongestOfOne, LongestOfAll / questions.Count);
        return [.. questions.Select(q => new Findable(q.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Cut(Text(q), longest)))];
    }

    // The wording for all repeats the question, so the answer comes before it where room is short.
    private static string Text(Question question) => string.Join(' ', new[] { question.Text, question.Answer, question.PublicText == question.Text ? null : question.PublicText }.Where(t => !string.IsNullOrEmpty(t)));

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
