using CdmoFlow.Rfp.Questions;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp;

/// <summary>The questions of a selection for its team.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Now">Business time.</param>
public sealed record QuestionsModel(SelectionModel Of, DateTimeOffset Now)
{
    /// <summary>What waits first, then by number.</summary>
    public IReadOnlyList<Question> Questions => [.. Of.Selection.Questions.OrderByDescending(q => q.IsWaiting).ThenBy(q => q.Number)];

    /// <summary>The drafted answers that a person may approve.</summary>
    public IReadOnlyList<Question> ToApprove(string? personId) => [.. Of.Selection.Questions.Where(q => q.State == QuestionState.Answered && q.AnsweredBy != personId)];
}
