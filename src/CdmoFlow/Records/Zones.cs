using System.Globalization;

namespace CdmoFlow.Records;

/// <summary>Deadlines as people read and enter them: local time with its zone, so that nobody in another country misses one.</summary>
public static class Zones
{
    /// <summary>True for an IANA name that this machine knows, false for Windows names and offsets.</summary>
    public static bool IsKnown(string name) =>
        name.Length > 0 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    /// <summary>An instant such as "17:00 on 12 March 2027, Europe/Berlin (UTC+01:00)"; throws for an unknown zone.</summary>
    public static string Format(DateTimeOffset instant, string timeZone)
    {
        var local = Local(instant, timeZone);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{local:HH:mm} on {local:d MMMM yyyy}, {timeZone} ({Offset(local.Offset)})");
    }

    /// <summary>An instant on the clocks of a zone; throws for an unknown zone.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant, string timeZone) => TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone));

    /// <summary>The same instant on the clocks where the reader lives; null where both show the same.</summary>
    public static DateTimeOffset? InOwn(DateTimeOffset instant, string timeZone, string own) =>
        Local(instant, own) is var here && here.Offset != Local(instant, timeZone).Offset ? here : null;

    /// <summary>An offset from UTC such as "UTC+01:00".</summary>
    public static string Offset(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "UTC" : (offset < TimeSpan.Zero ? "UTC-" : "UTC+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    /// <summary>The same day and time without the zone, for tables whose caption names it.</summary>
    public static string FormatShort(DateTimeOffset instant, string timeZone)
    {
        var local = Local(instant, timeZone);
        return local.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The instant of a local date and time. An hour that the clock skips moves forward by the length of the gap,
    /// and one that comes twice means the first, so that every wall-clock time means exactly one instant.
    /// </summary>
    public static DateTimeOffset ToUtc(DateOnly date, TimeOnly time, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);
        // Before a gap the zone has the smaller offset, and the first pass of a doubled hour has the larger one.
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(BeforeGap(zone, local))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private static DateTime BeforeGap(TimeZoneInfo zone, DateTime local)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(-15);
        }

        return local;
    }
}
