using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Questions;

/// <summary>Who owes the next step of a question.</summary>
internal static class AnswerDuty
{
    /// <summary>The person ids: the function that was asked, those who may approve its draft, or the project managers while nobody was asked.</summary>
    public static IReadOnlyList<string> Of(Selection selection, Question question) => question switch
    {
        { State: QuestionState.Answered } => Approvers(selection, question),
        { State: QuestionState.Open, RoutedTo: { } function } => [.. selection.With(function).Select(m => m.PersonId)],
        _ => selection.ProjectManagers,
    };

    /// <summary>Project managers and Quality Assurance, but not who drafted the answer.</summary>
    public static IReadOnlyList<string> Approvers(Selection selection, Question question) =>
        [.. selection.ProjectManagers.Concat(selection.With(SponsorFunction.QualityAssurance).Select(m => m.PersonId)).Distinct(StringComparer.Ordinal).Where(p => p != question.AnsweredBy)];
}
