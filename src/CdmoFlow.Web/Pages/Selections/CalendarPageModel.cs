namespace CdmoFlow.Web.Pages.Selections;

/// <summary>The working days of a selection.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Now">Business time.</param>
public sealed record CalendarPageModel(SelectionModel Of, DateTimeOffset Now)
{
    /// <summary>The days off of the twelve months to come that are no plain weekend.</summary>
    public IReadOnlyList<(DateOnly Day, string Why)> DaysOff
    {
        get
        {
            var today = DateOnly.FromDateTime(Now.UtcDateTime);
            return
            [
                .. Enumerable.Range(0, 366).Select(today.AddDays).Select(d => (d, Of.Selection.Calendar.WhyOff(d)))
                    .Where(d => d.Item2 is not null && d.Item2 != "weekend").Select(d => (d.d, d.Item2!)),
            ];
        }
    }
}
