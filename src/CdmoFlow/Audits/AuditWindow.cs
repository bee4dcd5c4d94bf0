using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>The days on which an audit can take place, in the selection's time zone.</summary>
/// <param name="First">Tomorrow.</param>
/// <param name="Last">The day on which due diligence is due, or the proposed day where that is later.</param>
public sealed record AuditWindow(DateOnly First, DateOnly Last)
{
    /// <summary>The window that is open now.</summary>
    public static AuditWindow Of(Selection selection, Audit audit, DateTimeOffset now)
    {
        var first = DayOf(selection, now).AddDays(1);
        DateOnly[] last = [first, selection.State.DueAt is { } due ? DayOf(selection, due) : first, audit.Date ?? first];
        return new AuditWindow(first, last.Max());
    }

    /// <summary>The local day of an instant.</summary>
    public static DateOnly DayOf(Selection selection, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(selection.State.Brief.TimeZone)).DateTime);

    /// <summary>True for a day inside.</summary>
    public bool Contains(DateOnly day) => day >= First && day <= Last;
}
