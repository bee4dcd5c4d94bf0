using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.Storage.Tables;

/// <summary>What a room link stands for. The token itself is never stored, only its SHA-256. The admission is a colleague's, 0 for the invited contact.</summary>
public sealed record RoomGrant(string SelectionId, string CdmoId, string PersonId, int Epoch, int Admission = 0);

/// <summary>A one-time code that waits to be typed.</summary>
public sealed record CodeChallenge
{
    /// <summary>Random id in the address of the code page; grants nothing without code and browser.</summary>
    public required string Id { get; init; }

    /// <summary>Who asked; null where the address is unknown, so that the answer looks the same.</summary>
    public string? PersonId { get; init; }

    /// <summary>The room to be entered; null for the sponsor's people.</summary>
    public string? SelectionId { get; init; }

    /// <summary>The CDMO of that room.</summary>
    public string? CdmoId { get; init; }

    /// <summary>The epoch of the room's link under which it was asked for.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>The colleague's admission under which it was asked for; 0 for the invited contact.</summary>
    public int Admission { get; init; }

    /// <summary>HMAC of the code, hex.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The code encrypted for the mail; wiped once sent.</summary>
    public string? ProtectedCode { get; init; }

    /// <summary>SHA-256 of the cookie of the browser that asked, hex.</summary>
    public required string BrowserHash { get; init; }

    /// <summary>Real time after which the code is void.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Wrong codes typed so far.</summary>
    public int Failures { get; init; }

    /// <summary>True once it opened a session.</summary>
    public bool Used { get; init; }
}

/// <summary>How often something was done since an instant of real time.</summary>
public sealed record Spent(int Count, DateTimeOffset Since);

/// <summary>Hashes of room tokens, pending codes, and how many of them were asked for.</summary>
public sealed class TokenStore(StorageClients clients)
{
    private const string RoomRows = "room";
    private const string CodeRows = "code";
    private const string SpentRows = "spent";
    private const string NewestRows = "newest-code";
    private readonly TableClient table = clients.Table(TableNames.Tokens);

    /// <summary>Stores what a token stands for, under its hash.</summary>
    public Task PutRoomAsync(string token, RoomGrant grant, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(JsonEntity.Write(RoomRows, Hash(token), grant), TableUpdateMode.Replace, cancellationToken);

    /// <summary>What a token stands for, or null.</summary>
    public async Task<RoomGrant?> FindRoomAsync(string token, CancellationToken cancellationToken = default)
    {
        return await table.FindAsync<RoomGrant>(RoomRows, Hash(token), cancellationToken);
    }

    /// <summary>Stores a new code under an id that nobody else has: one that is there already is this one, whose answer was lost.</summary>
    public Task AddCodeAsync(CodeChallenge challenge, CancellationToken cancellationToken = default) =>
        table.AddOnceAsync(CodeRows, challenge.Id, challenge, cancellationToken);

    /// <summary>A pending code with the ETag that makes its use single, or null.</summary>
    public async Task<(CodeChallenge Challenge, ETag ETag)?> FindCodeAsync(string id, CancellationToken cancellationToken = default)
    {
        if (id.Length is 0 or > 64 || !id.All(char.IsAsciiLetterOrDigit)) return null;
        var found = await table.GetEntityIfExistsAsync<TableEntity>(CodeRows, id, cancellationToken: cancellationToken);
        return found.HasValue ? (JsonEntity.Read<CodeChallenge>(found.Value!), found.Value!.ETag) : null;
    }

    /// <summary>Writes a code's new state; false when somebody else was quicker.</summary>
    public async Task<bool> SaveCodeAsync(CodeChallenge challenge, ETag etag, CancellationToken cancellationToken = default)
    {
        try
        {
            await table.UpdateEntityAsync(JsonEntity.Write(CodeRows, challenge.Id, challenge), etag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 412 or 404)
        {
            return false;
        }
    }

    /// <summary>Notes the newest code of its kind; those before are void.</summary>
    public Task MakeNewestAsync(string what, string challengeId, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(new TableEntity(NewestRows, what) { ["Challenge"] = challengeId }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>The newest code of its kind, or null.</summary>
    public async Task<string?> NewestAsync(string what, CancellationToken cancellationToken = default)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(NewestRows, what, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value!.GetString("Challenge") : null;
    }

    /// <summary>Counts one more of something; false, and nothing counted, when the most within the window is reached. Simultaneous requests cannot slip through together.</summary>
    public async Task<bool> SpendAsync(string what, int most, TimeSpan window, DateTimeOffset realNow, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var found = await FindSpentAsync(what, cancellationToken);
            var running = found is { } row && row.Spent.Since + window > realNow ? row.Spent : new Spent(0, realNow);
            if (running.Count >= most) return false;
            var entity = JsonEntity.Write(SpentRows, what, running with { Count = running.Count + 1 });
            try
            {
                if (found is { ETag: var etag }) await table.UpdateEntityAsync(entity, etag, TableUpdateMode.Replace, cancellationToken);
                else await table.AddEntityAsync(entity, cancellationToken);
                return true;
            }
            catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
            {
                // Somebody else counted at this moment: read again.
            }
        }

        return false;
    }

    /// <summary>True when the most within the window is reached.</summary>
    public async Task<bool> IsSpentAsync(string what, int most, TimeSpan window, DateTimeOffset realNow, CancellationToken cancellationToken = default) =>
        await FindSpentAsync(what, cancellationToken) is var (spent, _) && spent.Since + window > realNow && spent.Count >= most;

    /// <summary>Removes codes that nobody can use any more, and counts of yesterday.</summary>
    public async Task<int> SweepCodesAsync(DateTimeOffset realNow, CancellationToken cancellationToken = default)
    {
        var swept = 0;
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == CodeRows, cancellationToken: cancellationToken))
        {
            if (JsonEntity.Read<CodeChallenge>(entity).ExpiresAt > realNow.AddDays(-1)) continue;
            await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, cancellationToken: cancellationToken);
            swept++;
        }

        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == SpentRows, cancellationToken: cancellationToken))
        {
            if (JsonEntity.Read<Spent>(entity).Since <= realNow.AddDays(-2)) await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, cancellationToken: cancellationToken);
        }

        return swept;
    }

    private async Task<(Spent Spent, ETag ETag)?> FindSpentAsync(string what, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(SpentRows, what, cancellationToken: cancellationToken);
        return found.HasValue ? (JsonEntity.Read<Spent>(found.Value!), found.Value!.ETag) : null;
    }

    /// <summary>SHA-256 of a token, hex.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
