using Azure;
using Azure.Data.Tables;
using CdmoFlow.People;

namespace CdmoFlow.Storage.Tables;

/// <summary>What a person signs with, and who made sure that it is that person. The secret is a salted hash or encrypted.</summary>
public sealed record SigningMeans
{
    /// <summary>The person.</summary>
    public required string PersonId { get; init; }

    /// <summary>Who checked the identity, before anything could be enrolled.</summary>
    public string? CheckedBy { get; init; }

    /// <summary>How it was checked, as typed.</summary>
    public string? CheckedHow { get; init; }

    /// <summary>When, real time UTC; it is good for one enrolment within seven days.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The component that is enrolled; null while there is none.</summary>
    public SigningMethod? Method { get; init; }

    /// <summary>Salted hash of the signature password.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Key of the authenticator app, encrypted.</summary>
    public string? ProtectedTotp { get; init; }

    /// <summary>A key whose first code was not typed yet, encrypted.</summary>
    public string? PendingTotp { get; init; }

    /// <summary>Time step of the last code that was accepted: a code works once.</summary>
    public long LastTotpStep { get; init; }

    /// <summary>When it was enrolled, real time UTC.</summary>
    public DateTimeOffset? EnrolledAt { get; init; }

    /// <summary>True when an identity check waits to be used.</summary>
    public bool MayEnrol(DateTimeOffset realNow) => CheckedAt is { } at && at > realNow.AddDays(-7) && (EnrolledAt is null || EnrolledAt < at);
}

/// <summary>The second components of electronic signatures, one row per person.</summary>
public sealed class SigningStore(StorageClients clients)
{
    private const string Rows = "signing";
    private readonly TableClient table = clients.Table(TableNames.Tokens);

    /// <summary>A person's means with the ETag under which they may be changed.</summary>
    public async Task<(SigningMeans Means, ETag ETag)> FindAsync(string personId, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Rows, personId, cancellationToken: cancellationToken);
        return found.HasValue ? (JsonEntity.Read<SigningMeans>(found.Value!), found.Value!.ETag) : (new SigningMeans { PersonId = personId }, default);
    }

    /// <summary>Stores them; false when somebody else changed them meanwhile.</summary>
    public async Task<bool> SaveAsync(SigningMeans means, ETag etag, CancellationToken cancellationToken = default)
    {
        var row = JsonEntity.Write(Rows, means.PersonId, means);
        try
        {
            if (etag == default) await table.AddEntityAsync(row, cancellationToken);
            else await table.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Forgets a person's means: the person signs no more.</summary>
    public Task RemoveAsync(string personId, CancellationToken cancellationToken = default) => table.DeleteEntityAsync(Rows, personId, cancellationToken: cancellationToken);
}
