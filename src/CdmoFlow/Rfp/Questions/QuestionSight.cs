using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>How much of a CDMO's question one person of the sponsor reads.</summary>
public enum QuestionSight
{
    /// <summary>What all CDMOs read, once they do.</summary>
    Published,

    /// <summary>The text as asked without who asked it: for those who rate how deep it goes.</summary>
    Text,

    /// <summary>The text as asked, who asked it, and the drafts of its answer.</summary>
    Original,
}

/// <summary>
/// Who reads the original of a question: the project managers, the function that answers, and Quality Assurance, which compares the wording for all with it and keeps the record. An evaluator reads the text alone while it needs
/// ratings, and what the evaluator has rated. Everybody else reads what is published.
/// </summary>
public static class QuestionSights
{
    private const int RatingFunctions = 2;

    /// <summary>What a person may read of a question.</summary>
    public static QuestionSight Of(Selection selection, Question question, string? personId)
    {
        if (selection.State.Team.FirstOrDefault(m => m.PersonId == personId) is not { } seat) return QuestionSight.Published;
        if (IsKeeper(seat) || (question.RoutedTo is { } function && seat.Functions.Contains(function))) return QuestionSight.Original;
        return Rates(seat, question) ? QuestionSight.Text : QuestionSight.Published;
    }

    /// <summary>Person ids of those who read every original, whatever function answers.</summary>
    public static IReadOnlyList<string> Keepers(Selection selection) => [.. selection.State.Team.Where(IsKeeper).Select(m => m.PersonId)];

    private static bool IsKeeper(TeamSeat seat) => seat.Roles.Contains(Role.ProjectManager) || seat.Functions.Contains(SponsorFunction.QualityAssurance);

    private static bool Rates(TeamSeat seat, Question question) =>
        seat.Roles.Contains(Role.Evaluator) && seat.Functions.Count > 0 && question.State is not (QuestionState.Withdrawn or QuestionState.Refused)
        && (question.Ratings.Any(r => r.PersonId == seat.PersonId) || question.Ratings.Select(r => r.Function).Distinct().Count() < RatingFunctions);
}
