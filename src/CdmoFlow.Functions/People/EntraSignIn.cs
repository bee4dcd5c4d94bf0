using System.Globalization;
using System.Text.Json;
using CdmoFlow.Records;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.People;

/// <summary>Who App Service authentication says is there.</summary>
/// <param name="Tenant">Tenant id, lower case.</param>
/// <param name="ObjectId">Object id in that tenant, lower case.</param>
/// <param name="Name">Display name.</param>
public sealed record EntraPrincipal(string Tenant, string ObjectId, string Name);

/// <summary>
/// Believes the platform's headers where, and only where, the start-up check found App Service authentication. People are matched by tenant and object id, never by an address: an address can be given to
/// somebody else. The first sign-in ties the account to the invited person by a code sent to the invited address.
/// </summary>
public sealed class EntraSignIn(EntraOptions options, PeopleStore people)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private static readonly string[] Methods = ["amr", "http://schemas.microsoft.com/claims/authnmethodsreferences"];
    private static readonly string[] Tenants = ["tid", "http://schemas.microsoft.com/identity/claims/tenantid"];
    private static readonly string[] Objects = ["oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"];

    /// <summary>Where a person signs in at Entra and comes back; null where it is off.</summary>
    public string? LoginPath(string returnTo) => options.IsOn ? $"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(returnTo)}" : null;

    /// <summary>Where a person who is signed in at Entra ends that, and comes back to the first page; null for everybody else. Without it the next request would begin a session anew.</summary>
    public string? LogoutPath(HttpContext http) => Read(http) is null ? null : "/.auth/logout?post_logout_redirect_uri=%2F";

    /// <summary>The principal of the sponsor's tenant, or null.</summary>
    public EntraPrincipal? Read(HttpContext http)
    {
        if (!options.IsOn || Claims(http) is not { } claims) return null;
        var (tenant, id) = (First(claims, Tenants), First(claims, Objects));
        if (id is null || !string.Equals(tenant, options.Tenant, StringComparison.OrdinalIgnoreCase)) return null;
        return new EntraPrincipal(options.Tenant!, id.ToLowerInvariant(), First(claims, ["name"]) ?? "");
    }

    /// <summary>The person tied to the principal, or null.</summary>
    public async Task<Person?> WhoAsync(HttpContext http) => Read(http) is { } principal ? await people.FindByEntraAsync(principal.Tenant, principal.ObjectId) : null;

    /// <summary>True when the person has just signed in again with several factors: good for an electronic signature.</summary>
    public bool HasFreshFactors(HttpContext http)
    {
        if (Read(http) is null || Claims(http) is not { } claims) return false;
        var several = claims.Any(c => Methods.Contains(c.Type, StringComparer.OrdinalIgnoreCase) && string.Equals(c.Value, "mfa", StringComparison.OrdinalIgnoreCase));
        return several && long.TryParse(First(claims, ["auth_time"]), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeSeconds(at) is var age && age < Fresh && age > -Fresh;
    }

    private static string? First(IReadOnlyList<(string Type, string Value)> claims, string[] types) =>
        claims.Where(c => types.Contains(c.Type, StringComparer.OrdinalIgnoreCase)).Select(c => c.Value).FirstOrDefault();

    private static List<(string Type, string Value)>? Claims(HttpContext http)
    {
        if (http.Request.Headers["X-MS-CLIENT-PRINCIPAL-IDP"] != "aad" || http.Request.Headers["X-MS-CLIENT-PRINCIPAL"].ToString() is not { Length: > 0 } encoded) return null;
        try
        {
            var principal = JsonSerializer.Deserialize<JsonElement>(Convert.FromBase64String(encoded), Json.Options);
            return [.. principal.GetProperty("claims").EnumerateArray().Select(c => (c.GetProperty("typ").GetString() ?? "", c.GetProperty("val").GetString() ?? ""))];
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
