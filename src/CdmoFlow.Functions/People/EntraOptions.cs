namespace CdmoFlow.Functions.People;

/// <summary>Sign-in of the sponsor's people through Entra ID by App Service authentication.</summary>
/// <param name="Tenant">Id of the sponsor's tenant; null where codes by mail are the only way.</param>
/// <param name="Externals">Addresses, comma separated, that may use codes by mail although Entra is on.</param>
public sealed record EntraOptions(string? Tenant, string Externals)
{
    /// <summary>True where Entra is on.</summary>
    public bool IsOn => Tenant is not null;

    /// <summary>True for a person who is no employee and has no account in the tenant.</summary>
    public bool IsExternal(string email) =>
        Externals.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Contains(email.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Reads the settings. The platform's headers are believed only where the platform itself says that it authenticates: elsewhere anybody could send them, so a wrong combination
    /// stops the start.
    /// </summary>
    /// <exception cref="InvalidOperationException">Entra is demanded where App Service authentication does not run.</exception>
    public static EntraOptions Read(IConfiguration configuration)
    {
        var tenant = configuration["SignIn:EntraTenant"];
        if (string.IsNullOrWhiteSpace(tenant)) return new EntraOptions(null, "");
        if (!Guid.TryParse(tenant, out var id)) throw new InvalidOperationException("The setting SignIn__EntraTenant is not the id of a tenant, which is a GUID.");
        if (!AppService.IsHere(configuration) || !string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "True", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException("SignIn__EntraTenant is set, but App Service authentication is not on here: its headers could be sent by anybody. Turn it on for the function app, or remove the setting.");
        return new EntraOptions(id.ToString("D"), configuration["SignIn:Externals"] ?? "");
    }
}
