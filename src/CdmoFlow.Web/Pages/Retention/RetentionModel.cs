using CdmoFlow.Records.Retention;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Retention;

/// <summary>Data protection and retention of a selection.</summary>
/// <param name="Of">The selection with names.</param>
/// <param name="Now">Business time.</param>
public sealed record RetentionModel(SelectionModel Of, DateTimeOffset Now)
{
    /// <summary>What is set.</summary>
    public RetentionRow Row => RetentionRow.Of(Of.Selection);

    /// <summary>The period is over.</summary>
    public bool IsOver => Row.IsOver(Of.Selection.State, Now);
}
