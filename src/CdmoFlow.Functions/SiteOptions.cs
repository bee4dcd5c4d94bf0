namespace CdmoFlow.Functions;

/// <summary>What the installation knows of itself.</summary>
/// <param name="BaseAddress">Public address of the site without a trailing slash; it begins every link in a mail.</param>
/// <param name="Administrators">Addresses of the sponsor's people who may sign in before anybody invited them, comma separated.</param>
public sealed record SiteOptions(string BaseAddress, string Administrators)
{
    /// <summary>True where the site is served over TLS; cookies are then bound to it.</summary>
    public bool IsSecure => BaseAddress.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The cookie that keeps a reader's choice, such as the language, for a year; it holds no secret.</summary>
    /// <param name="scripts">True where a script of the pages reads it too.</param>
    public CookieOptions ChoiceCookie(bool scripts) => new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, HttpOnly = !scripts, Secure = IsSecure };

    /// <summary>True for an address in the list of administrators.</summary>
    public bool IsAdministrator(string email) =>
        Administrators.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Contains(email.Trim(), StringComparer.OrdinalIgnoreCase);
}
