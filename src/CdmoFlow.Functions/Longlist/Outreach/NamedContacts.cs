using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Records;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Longlist.Outreach;

/// <summary>Makes people of the contacts that are named as the right ones. Names and addresses go into the people table alone.</summary>
public sealed class NamedContacts(PeopleStore people, TokenStore tokens)
{
    private const int MostByLink = 5;

    /// <summary>The id of the person with that address at that company; null where the address is none, or belongs to somebody of the sponsor or of another company.</summary>
    public async Task<string?> FindOrAddAsync(string? name, string? email, string cdmoId)
    {
        if ((name?.Trim().Length ?? 0) is < 2 or > 100 || !MailAddresses.IsPlain(email?.Trim() ?? "")) return null;
        var person = await people.GetOrAddAsync(name!, email!, cdmoId);
        return person.CdmoId == cdmoId ? person.Id : null;
    }

    /// <summary>The same for the person behind a link: a few a day, so that nobody fills the table of people from there.</summary>
    public async Task<string?> FindOrAddByLinkAsync(AvailabilityInput input, AvailabilityGrant grant) =>
        Names(input) && await tokens.SpendAsync($"named-contact|{grant.SelectionId}|{grant.CdmoId}", MostByLink, TimeSpan.FromDays(1), DateTimeOffset.UtcNow) ? await OfAsync(input, grant.CdmoId) : null;

    /// <summary>The person that an answer names, where it names one.</summary>
    public async Task<string?> OfAsync(AvailabilityInput input, string cdmoId) =>
        Names(input) ? await FindOrAddAsync(input.ContactName, input.ContactEmail, cdmoId) : null;

    private static bool Names(AvailabilityInput input) => EnumNames.TryParse<Availability>(input.Answer, out var kind) && kind == Availability.WrongContact;
}
