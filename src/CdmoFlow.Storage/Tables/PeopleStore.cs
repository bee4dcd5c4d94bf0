using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using CdmoFlow.Proposals.Colleagues;

namespace CdmoFlow.Storage.Tables;

/// <summary>A person's name and address. Everything else in the system knows only the id.</summary>
public sealed record Person
{
    /// <summary>Version-7 GUID without dashes.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown and printed.</summary>
    public required string Name { get; init; }

    /// <summary>Address, as given; empty once the person was anonymised.</summary>
    public required string Email { get; init; }

    /// <summary>A pseudonym stands in the place of the name, for good.</summary>
    [JsonIgnore]
    public bool IsAnonymous => Email.Length == 0;

    /// <summary>The CDMO the person works for; null for the sponsor's people.</summary>
    public string? CdmoId { get; init; }
}

/// <summary>The one table with names and addresses, so that a person can be erased without touching records.</summary>
public sealed class PeopleStore(StorageClients clients)
{
    private const string PersonRows = "person";
    private const string AddressRows = "address";
    private const string EntraRows = "entra";
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);
    private readonly TableClient table = clients.Table(TableNames.People);
    private volatile KnownNames? known;

    /// <summary>A person by id, or null when unknown or erased.</summary>
    public async Task<Person?> FindAsync(string personId, CancellationToken cancellationToken = default)
    {
        return await table.FindAsync<Person>(PersonRows, personId, cancellationToken);
    }

    /// <summary>A person by address, without regard to case, or null.</summary>
    public async Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(AddressRows, AddressKey(email), cancellationToken: cancellationToken);
        return found.HasValue ? await FindAsync(found.Value!.GetString("PersonId")!, cancellationToken) : null;
    }

    /// <summary>The person tied to an account of Entra ID, by tenant and object id, or null.</summary>
    public async Task<Person?> FindByEntraAsync(string tenant, string objectId, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(EntraRows, $"{tenant}|{objectId}", cancellationToken: cancellationToken);
        return found.HasValue ? await FindAsync(found.Value!.GetString("PersonId")!, cancellationToken) : null;
    }

    /// <summary>Ties an account of Entra ID to a person. False when either is tied to another already: nobody takes over a person's place later.</summary>
    public async Task<bool> TieToEntraAsync(string personId, string tenant, string objectId, CancellationToken cancellationToken = default)
    {
        try
        {
            // The person's row first: of two accounts at once for one person, one comes too late.
            await table.AddEntityAsync(new TableEntity(EntraRows, $"person|{personId}") { ["Account"] = $"{tenant}|{objectId}" }, cancellationToken);
        }
        catch (RequestFailedException tied) when (tied.Status == 409)
        {
            var row = await table.GetEntityAsync<TableEntity>(EntraRows, $"person|{personId}", cancellationToken: cancellationToken);
            if (row.Value.GetString("Account") != $"{tenant}|{objectId}") return false;
        }

        try
        {
            await table.AddEntityAsync(new TableEntity(EntraRows, $"{tenant}|{objectId}") { ["PersonId"] = personId }, cancellationToken);
            return true;
        }
        catch (RequestFailedException tied) when (tied.Status == 409)
        {
            return (await FindByEntraAsync(tenant, objectId, cancellationToken))?.Id == personId;
        }
    }

    /// <summary>True when an account of Entra ID is tied to the person.</summary>
    public async Task<bool> IsTiedAsync(string personId, CancellationToken cancellationToken = default) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(EntraRows, $"person|{personId}", cancellationToken: cancellationToken)).HasValue;

    /// <summary>
    /// The names of all people by id, for pages that show many. They change rarely and nothing is decided by them, so they are kept for half a minute; a person added here is known at once.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancellationToken = default) => (await KnownAsync(cancellationToken)).Names;

    /// <summary>The ids of the people whose mailbox several read, to warn of them; kept in the same way.</summary>
    public async Task<IReadOnlySet<string>> SharedMailboxesAsync(CancellationToken cancellationToken = default) => (await KnownAsync(cancellationToken)).Shared;

    /// <summary>All people, for the picker of the demonstration and for seeding.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken = default)
    {
        List<Person> people = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == PersonRows, cancellationToken: cancellationToken)) people.Add(JsonEntity.Read<Person>(entity));
        return people;
    }

    /// <summary>The person with that address, created when there is none. Two callers at once get the same person.</summary>
    public async Task<Person> GetOrAddAsync(string name, string email, string? cdmoId, CancellationToken cancellationToken = default)
    {
        if (await FindByEmailAsync(email, cancellationToken) is { } found) return found;
        var person = new Person { Id = Guid.CreateVersion7().ToString("N"), Name = name.Trim(), Email = email.Trim(), CdmoId = cdmoId };
        try
        {
            await AddAsync(person, cancellationToken);
            return person;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            var holder = (await FindByEmailAsync(email, cancellationToken))!;
            // The address may be ours already, and only the answer was lost: then the person stays.
            if (holder.Id != person.Id) await table.DeleteEntityAsync(PersonRows, person.Id, cancellationToken: cancellationToken);
            return holder;
        }
    }

    /// <summary>
    /// The person with that address whom a company named itself. Unless the company's own person has the address, this is an entry that is found by its id alone: so nobody learns whose else an address is,
    /// and nobody takes an address away from the company or the sponsor to whom it belongs.
    /// </summary>
    public async Task<Person> GetOrAddAtAsync(string name, string email, string cdmoId, CancellationToken cancellationToken = default)
    {
        if (await FindByEmailAsync(email, cancellationToken) is { } found && found.CdmoId == cdmoId) return found;
        var own = new Person { Id = EntryId(cdmoId, email), Name = name.Trim(), Email = email.Trim(), CdmoId = cdmoId };
        if (await FindAsync(own.Id, cancellationToken) is { } before) return before;
        await AddAsync(own, cancellationToken);
        return own;
    }

    /// <summary>True for a company's own entry for an address that may be somebody else's (<see cref="GetOrAddAtAsync"/>): it is found by id alone.</summary>
    public static bool IsOwnEntry(string id, string email, string? cdmoId) => cdmoId is not null && id == EntryId(cdmoId, email);

    /// <summary>Adds a person under an id that is known beforehand, as in a world that is made from a seed. Throws when somebody has the address, unless it is a company's own entry for it.</summary>
    public async Task AddAsync(Person person, CancellationToken cancellationToken = default)
    {
        await table.UpsertEntityAsync(JsonEntity.Write(PersonRows, person.Id, person), TableUpdateMode.Replace, cancellationToken);
        if (!IsOwnEntry(person.Id, person.Email, person.CdmoId)) await table.AddEntityAsync(new TableEntity(AddressRows, AddressKey(person.Email)) { ["PersonId"] = person.Id }, cancellationToken);
        known = null;
    }

    /// <summary>Puts a pseudonym in the place of a person's name and removes the address and every account tied to it. Repeatable; whoever comes with the address later is somebody new.</summary>
    public async Task AnonymiseAsync(string personId, string pseudonym, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(personId, cancellationToken) is not { } person) return;
        // An address may lead to somebody else, whom another company named first.
        var address = await table.GetEntityIfExistsAsync<TableEntity>(AddressRows, AddressKey(person.Email), cancellationToken: cancellationToken);
        if (address.HasValue && address.Value!.GetString("PersonId") == personId) await table.DeleteEntityAsync(AddressRows, AddressKey(person.Email), cancellationToken: cancellationToken);
        var tie = await table.GetEntityIfExistsAsync<TableEntity>(EntraRows, $"person|{personId}", cancellationToken: cancellationToken);
        if (tie.HasValue) await table.DeleteEntityAsync(EntraRows, tie.Value!.GetString("Account"), cancellationToken: cancellationToken);
        await table.DeleteEntityAsync(EntraRows, $"person|{personId}", cancellationToken: cancellationToken);
        // Last, because it takes away by what the rest is found.
        await table.UpsertEntityAsync(JsonEntity.Write(PersonRows, personId, person with { Name = pseudonym, Email = "" }), TableUpdateMode.Replace, cancellationToken);
        known = null;
    }

    private async Task<KnownNames> KnownAsync(CancellationToken cancellationToken)
    {
        if (known is { } kept && Environment.TickCount64 - kept.At < KeptFor.TotalMilliseconds) return kept;
        var at = Environment.TickCount64;
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["system"] = "CdmoFlow" };
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in await ListAsync(cancellationToken))
        {
            names[person.Id] = person.Name;
            if (SharedMailboxes.IsOne(person.Email)) shared.Add(person.Id);
        }

        var read = new KnownNames(at, names, shared);
        known = read;
        return read;
    }

    private static string EntryId(string cdmoId, string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{cdmoId}|{AddressKey(email)}")))[..32];

    private static string AddressKey(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())));

    private sealed record KnownNames(long At, IReadOnlyDictionary<string, string> Names, IReadOnlySet<string> Shared);
}
