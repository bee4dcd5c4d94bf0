using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>A selection in which the deputy cannot stand in.</summary>
/// <param name="Selection">Its title.</param>
/// <param name="Why">Why not.</param>
public sealed record AbsenceGap(string Selection, string Why);

/// <summary>What a person announced last, with what became of it. The absences that count lie with the selections.</summary>
public sealed record AbsenceNotice
{
    /// <summary>Who is away.</summary>
    public required string PersonId { get; init; }

    /// <summary>Who stands in.</summary>
    public required string DeputyId { get; init; }

    /// <summary>First day away.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day away.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Titles of the selections in which the deputy stands in.</summary>
    public required IReadOnlyList<string> Covered { get; init; }

    /// <summary>Those in which nobody does.</summary>
    public required IReadOnlyList<AbsenceGap> Gaps { get; init; }
}

/// <summary>The last announcement of each person.</summary>
public sealed class AbsenceStore(StorageClients clients)
{
    private const string Rows = "absence";
    private readonly TableClient table = clients.Table(TableNames.People);

    /// <summary>A person's announcement, or null.</summary>
    public async Task<AbsenceNotice?> FindAsync(string personId, CancellationToken cancellationToken = default)
    {
        return await table.FindAsync<AbsenceNotice>(Rows, personId, cancellationToken);
    }

    /// <summary>Keeps an announcement.</summary>
    public Task PutAsync(AbsenceNotice notice, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(Rows, notice.PersonId, notice), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Forgets it.</summary>
    public Task RemoveAsync(string personId, CancellationToken cancellationToken = default) => table.DeleteEntityAsync(Rows, personId, cancellationToken: cancellationToken);
}
