using CdmoFlow.Rfp.Questions;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp;

/// <summary>The questions of a selection for its team.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Now">Business time.</param>
/// <param name="Views">The questions as the reader may see them, by number.</param>
public sealed record QuestionsModel(SelectionModel Of, DateTimeOffset Now, IReadOnlyList<QuestionView> Views)
{
    /// <summary>What waits first, then by number.</summary>
    public IReadOnlyList<QuestionView> Questions => [.. Views.OrderByDescending(q => q.IsWaiting).ThenBy(q => q.Number)];

    /// <summary>The drafted answers that a person may approve.</summary>
    public IReadOnlyList<QuestionView> ToApprove(string? personId) => [.. Views.Where(q => q.State == QuestionState.Answered && q.AnsweredBy != personId)];
}
