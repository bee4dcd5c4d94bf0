using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>The sponsor's people, each signed in at the first thing to do.</summary>
internal sealed class SponsorTeam(DemoSite site) : IDisposable
{
    private readonly Dictionary<string, SponsorPerson> signedIn = new(StringComparer.Ordinal);

    public DemoSite Site => site;

    /// <summary>The person in that part.</summary>
    public async Task<SponsorPerson> AsAsync(TeamRole role)
    {
        if (signedIn.TryGetValue(role.Email, out var person)) return person;
        return signedIn[role.Email] = await SponsorPerson.SignInAsync(site, role);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var person in signedIn.Values) person.Dispose();
    }
}
