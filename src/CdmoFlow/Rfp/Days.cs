using CdmoFlow.Records;

namespace CdmoFlow.Rfp;

/// <summary>Calendar days where the selection is at home: a deadline is at five in the afternoon there, not here.</summary>
internal static class Days
{
    private static readonly TimeOnly EndOfBusiness = new(17, 0);

    /// <summary>The local day of an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);

    /// <summary>Five in the afternoon, so many days from an instant.</summary>
    public static DateTimeOffset After(DateTimeOffset instant, int days, string timeZone) => EndOf(Of(instant, timeZone).AddDays(days), timeZone);

    /// <summary>Five in the afternoon of a day.</summary>
    public static DateTimeOffset EndOf(DateOnly day, string timeZone) => Zones.ToUtc(day, EndOfBusiness, timeZone);
}
