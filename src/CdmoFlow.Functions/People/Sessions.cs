using System.Text.Json;
using CdmoFlow.People;
using CdmoFlow.Records;
using Microsoft.AspNetCore.DataProtection;

namespace CdmoFlow.Functions.People;

/// <summary>Sessions in a protected cookie: eight hours, sliding, for the sponsor's people; twelve hours from the sign-in on for a CDMO's room. Real time, never skipped time.</summary>
public sealed class Sessions(IDataProtectionProvider protection, SiteOptions site)
{
    private static readonly TimeSpan SponsorLife = TimeSpan.FromHours(8);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("session").ToTimeLimitedDataProtector();

    private string CookieName => site.IsSecure ? "__Host-cdmoflow" : "cdmoflow";

    /// <summary>Who asks, or null. A sponsor's session slides forward once half of it has passed.</summary>
    public Visitor? Read(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(CookieName, out var cookie)) return null;
        try
        {
            var visitor = JsonSerializer.Deserialize<Visitor>(protector.Unprotect(cookie, out var ends), Json.Options)!;
            if (RoomSession.IsOver(visitor, DateTimeOffset.UtcNow)) return null;
            if (visitor.IsSponsor && ends - DateTimeOffset.UtcNow < SponsorLife / 2) Begin(http, visitor);
            return visitor;
        }
        catch (Exception stale) when (stale is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Begins a session.</summary>
    public void Begin(HttpContext http, Visitor visitor) =>
        http.Response.Cookies.Append(
            CookieName,
            protector.Protect(JsonSerializer.Serialize(visitor.IsSponsor ? visitor : visitor with { RoomSince = visitor.RoomSince ?? DateTimeOffset.UtcNow }, Json.Options), visitor.IsSponsor ? SponsorLife : RoomSession.Life),
            Cookie());

    /// <summary>Ends a session.</summary>
    public void End(HttpContext http) => http.Response.Cookies.Delete(CookieName, Cookie());

    private CookieOptions Cookie() => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = site.IsSecure, Path = "/", IsEssential = true };
}
