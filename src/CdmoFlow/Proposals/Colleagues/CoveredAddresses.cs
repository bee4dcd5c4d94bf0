using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>Whether an address is of people whom the confidentiality agreement with a CDMO covers.</summary>
public static class CoveredAddresses
{
    /// <summary>True in a domain that the agreement lists while it binds, or in that of the invited contact; never at a public provider.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">The CDMO.</param>
    /// <param name="email">The address of the person named.</param>
    /// <param name="contactEmail">The address of the invited contact; null when unknown.</param>
    /// <param name="now">Server time, UTC.</param>
    public static bool Contain(Selection selection, string cdmoId, string email, string? contactEmail, DateTimeOffset now)
    {
        var domain = DomainOf(email);
        if (domain.Length == 0 || PublicMailProviders.IsOne(domain)) return false;
        if (selection.Find<Cda>(Cda.KeyOf(cdmoId)) is { } cda && cda.HoldsOn(Days.Of(now, selection.State.Brief.TimeZone)) && cda.Covers(email)) return true;
        var own = DomainOf(contactEmail ?? "");
        return own.Length > 0 && !PublicMailProviders.IsOne(own) && (domain == own || domain.EndsWith($".{own}", StringComparison.Ordinal));
    }

    /// <summary>The part behind the at sign, small letters; empty where there is none.</summary>
    public static string DomainOf(string email) => email.LastIndexOf('@') is > 0 and var at ? email[(at + 1)..].Trim().ToLowerInvariant() : "";
}
