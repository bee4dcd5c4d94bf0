using CdmoFlow.People;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.People;

/// <summary>Tells whether a visitor is one of those whom the setting <c>Site__Administrators</c> names. Asked at the door, and only for routes that let them in.</summary>
public sealed class SiteAdministrators(SiteOptions site, PeopleStore people)
{
    /// <summary>The visitor, marked where they are one.</summary>
    public async Task<Visitor> MarkAsync(Visitor visitor, CancellationToken cancellationToken) =>
        visitor.IsSponsor && site.Administrators.Length > 0 && await people.FindAsync(visitor.PersonId, cancellationToken) is { CdmoId: null } person && site.IsAdministrator(person.Email)
            ? visitor with { IsSiteAdministrator = true }
            : visitor;
}
