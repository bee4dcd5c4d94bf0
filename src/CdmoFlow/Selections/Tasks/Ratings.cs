using CdmoFlow.Rfp.Questions;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits of the depth of questions once their window has closed, until the scoring is over.</summary>
internal static class Ratings
{
    public static IEnumerable<OpenTask> Of(Selection selection) => RatingDuty.Of(selection).Select(owed => new OpenTask(
        owed.PersonId,
        owed.Numbers.Count == 1 ? "Rate how deep a question of a CDMO goes" : $"Rate how deep {owed.Numbers.Count} questions of CDMOs go",
        "Two functions rate each question; it shows how well a CDMO has understood the work.",
        QuestionWindow.RatingsDueAt(selection),
        $"{OpenTasks.Home(selection)}/questions"));
}
