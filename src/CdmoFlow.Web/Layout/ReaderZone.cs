using CdmoFlow.Records;
using Microsoft.AspNetCore.Http;

namespace CdmoFlow.Web.Layout;

/// <summary>The time zone in which a reader lives, kept in the reader's own browser: chosen in the settings or told by it.</summary>
public static class ReaderZone
{
    /// <summary>Name of the cookie. It is no secret and decides nothing.</summary>
    public const string Cookie = "cdmoflow-zone";

    /// <summary>The IANA zone, or null when it is not known.</summary>
    public static string? Of(HttpContext? http) =>
        http?.Request.Cookies[Cookie] is { Length: > 0 and < 64 } zone && Zones.IsKnown(Uri.UnescapeDataString(zone)) ? Uri.UnescapeDataString(zone) : null;
}
