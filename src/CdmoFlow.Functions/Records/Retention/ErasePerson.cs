using CdmoFlow.Records.Retention;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Records.Retention;

/// <summary>Replaces a person's name everywhere it lies: in one table, because everything else knows only the id. What the person had for signing in, signing and being told goes with it. Repeatable.</summary>
public sealed class ErasePerson(PeopleStore people, SettingsStore settings, SigningStore signing, CalendarStore calendars, SessionStore sessions)
{
    /// <summary>Replaces it.</summary>
    public async Task RunAsync(string personId, CancellationToken cancellationToken)
    {
        await sessions.EndAllAsync(personId, cancellationToken);
        if ((await calendars.EpochAsync(personId, cancellationToken)).Active) await calendars.RevokeAsync(personId, cancellationToken);
        await signing.RemoveAsync(personId, cancellationToken);
        await settings.RemoveAsync(personId, cancellationToken);
        await people.AnonymiseAsync(personId, Pseudonym.Of(personId), cancellationToken);
    }
}
