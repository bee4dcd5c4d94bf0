using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>A person's name and address. Everything else in the system knows only the id.</summary>
public sealed record Person
{
    /// <summary>Version-7 GUID without dashes.</summary>
    public required string Id { get; init; }

    /// <summary>Name as shown and printed.</summary>
    public required string Name { get; init; }

    /// <summary>Address, as given.</summary>
    public required string Email { get; init; }

    /// <summary>The CDMO the person works for; null for the sponsor's people.</summary>
    public string? CdmoId { get; init; }
}

/// <summary>The one table with names and addresses, so that a person can be erased without touching records.</summary>
public sealed class PeopleStore(StorageClients clients)
{
    private const string PersonRows = "person";
    private const string AddressRows = "address";
    private readonly TableClient table = clients.Table(TableNames.People);

    /// <summary>A person by id, or null when unknown or erased.</summary>
    public async Task<Person?> FindAsync(string personId, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(PersonRows, personId, cancellationToken: cancellationToken);
        return found.HasValue ? JsonEntity.Read<Person>(found.Value!) : null;
    }

    /// <summary>A person by address, without regard to case, or null.</summary>
    public async Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(AddressRows, AddressKey(email), cancellationToken: cancellationToken);
        return found.HasValue ? await FindAsync(found.Value!.GetString("PersonId")!, cancellationToken) : null;
    }

    /// <summary>The names of all people by id: one query for a page that shows many.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancellationToken = default)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["system"] = "CdmoFlow" };
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == PersonRows, cancellationToken: cancellationToken))
            names[entity.RowKey] = JsonEntity.Read<Person>(entity).Name;
        return names;
    }

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
        if (await FindByEmailAsync(email, cancellationToken) is { } known) return known;
        var person = new Person { Id = Guid.CreateVersion7().ToString("N"), Name = name.Trim(), Email = email.Trim(), CdmoId = cdmoId };
        try
        {
            await AddAsync(person, cancellationToken);
            return person;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            await table.DeleteEntityAsync(PersonRows, person.Id, cancellationToken: cancellationToken);
            return (await FindByEmailAsync(email, cancellationToken))!;
        }
    }

    /// <summary>Adds a person under an id that is known beforehand, as in a world that is made from a seed. Throws when somebody has the address.</summary>
    public async Task AddAsync(Person person, CancellationToken cancellationToken = default)
    {
        await table.UpsertEntityAsync(JsonEntity.Write(PersonRows, person.Id, person), TableUpdateMode.Replace, cancellationToken);
        await table.AddEntityAsync(new TableEntity(AddressRows, AddressKey(person.Email)) { ["PersonId"] = person.Id }, cancellationToken);
    }

    private static string AddressKey(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())));
}
