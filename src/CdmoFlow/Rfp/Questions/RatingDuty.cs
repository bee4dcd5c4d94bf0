using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>Who has still to rate how deep the questions of the round go.</summary>
internal static class RatingDuty
{
    /// <summary>Person id and question numbers, once the window for questions has closed and while ratings are taken; empty before and after.</summary>
    public static IReadOnlyList<(string PersonId, IReadOnlyList<int> Numbers)> Of(Selection selection)
    {
        var state = selection.State;
        if (state.Stage is < Stage.RfpIssued or > Stage.Scoring || state.QuestionsClosedRound < state.RfpRound) return [];
        var owed = Unrated(selection).SelectMany(q => Raters(selection, q).Select(p => (Person: p, q.Number)));
        return [.. owed.GroupBy(o => o.Person, o => o.Number, StringComparer.Ordinal).Select(g => (g.Key, (IReadOnlyList<int>)[.. g]))];
    }

    private static IEnumerable<Question> Unrated(Selection selection) =>
        selection.Questions.Where(q => q.Round == selection.State.RfpRound && q.State is not (QuestionState.Withdrawn or QuestionState.Refused) && q.IsSubstantive is null);

    // The evaluators who have not rated it; where all of them have and a second function is still missing, the project managers.
    private static IEnumerable<string> Raters(Selection selection, Question question)
    {
        var left = selection.State.Team.Where(m => m.Functions.Any(f => question.Ratings.All(r => r.Function != f)) && question.Ratings.All(r => r.PersonId != m.PersonId)).ToList();
        var evaluators = left.Where(m => m.Roles.Contains(Role.Evaluator)).ToList();
        return (evaluators.Count > 0 ? evaluators : left.Where(m => m.Roles.Contains(Role.ProjectManager))).Select(m => m.PersonId);
    }
}
