using CdmoFlow.Records.Retention;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Records.Retention;

/// <summary>Retention for programs.</summary>
/// <param name="Years">Full years after the end.</param>
/// <param name="BeginsAt">When the period begins; null while the selection runs.</param>
/// <param name="EndsAt">When it is over; null while the selection runs.</param>
/// <param name="Hold">The legal hold; null for none.</param>
/// <param name="Anonymisation">What was prepared or done; null for none.</param>
public sealed record RetentionAnswer(int Years, DateTimeOffset? BeginsAt, DateTimeOffset? EndsAt, LegalHold? Hold, Anonymisation? Anonymisation)
{
    /// <summary>Of a selection.</summary>
    public static RetentionAnswer Of(Selection selection)
    {
        var row = RetentionRow.Of(selection);
        return new(row.Years, row.BeginsAt(selection.State), row.EndsAt(selection.State), row.Hold, row.Anonymisation);
    }
}
