using CdmoFlow.Records;
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
        var domain = MailAddresses.DomainOf(email);
        if (domain.Length == 0 || PublicMailProviders.IsOne(domain)) return false;
        if (selection.Find<Cda>(Cda.KeyOf(cdmoId)) is { } cda && cda.HoldsOn(Days.Of(now, selection.State.Brief.TimeZone)) && cda.Covers(email)) return true;
        var own = MailAddresses.DomainOf(contactEmail ?? "");
        return own.Length > 0 && !PublicMailProviders.IsOne(own) && MailAddresses.IsWithin(domain, own);
    }
}
