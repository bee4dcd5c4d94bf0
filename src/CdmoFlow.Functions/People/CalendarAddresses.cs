using System.Globalization;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.People;

/// <summary>
/// Private addresses from which a person's calendar program reads its tasks: 256 bits derived from a secret key, the person and an epoch. Such a program cannot sign in, so
/// whoever has the address reads along; it therefore tells as little as a reminder needs, and can be replaced or removed at any time.
/// </summary>
public sealed class CalendarAddresses(SecretKeys keys, CalendarStore store, SiteOptions site)
{
    /// <summary>The person's address, or null while there is none.</summary>
    public async Task<string?> AddressAsync(string personId) =>
        await store.EpochAsync(personId) is (var epoch, true) ? Address(await TokenAsync(personId, epoch)) : null;

    /// <summary>Makes an address; one that was there before ends.</summary>
    public async Task<string> RenewAsync(string personId)
    {
        var (epoch, _) = await store.EpochAsync(personId);
        var token = await TokenAsync(personId, epoch + 1);
        await store.ActivateAsync(personId, epoch + 1, token);
        return Address(token);
    }

    /// <summary>Ends the address.</summary>
    public Task RevokeAsync(string personId) => store.RevokeAsync(personId);

    /// <summary>Whose address it is, while it counts.</summary>
    public async Task<string?> PersonOfAsync(string token) => SecretKeys.MayBeLinkToken(token) ? await store.PersonOfAsync(token) : null;

    private string Address(string token) => $"{site.BaseAddress}/calendar/{token}";

    private Task<string> TokenAsync(string personId, int epoch) => keys.LinkTokenAsync(string.Create(CultureInfo.InvariantCulture, $"calendar|{personId}|{epoch}"));
}
