using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.People;

/// <summary>
/// Personal links into a CDMO's room: 256 bits derived from a secret key, the selection, the CDMO, the person and the invitation's epoch, so that the same mail sent twice
/// carries the same link and nothing secret is stored. The link alone opens nothing: a code sent to the person's address must follow.
/// </summary>
public sealed class RoomTokens(SecretKeys keys, TokenStore tokens, SelectionStore selections)
{
    /// <summary>Derives the token and makes it known.</summary>
    public async Task<string> IssueAsync(string selectionId, string cdmoId, string personId)
    {
        var epoch = await selections.RoomEpochAsync(selectionId, cdmoId);
        var token = await keys.LinkTokenAsync($"room|{selectionId}|{cdmoId}|{personId}|{epoch}");
        await tokens.PutRoomAsync(token, new RoomGrant(selectionId, cdmoId, personId, epoch));
        return token;
    }

    /// <summary>What a token stands for while it holds: not revoked since, and the selection exists.</summary>
    public async Task<RoomGrant?> ResolveAsync(string token)
    {
        if (!SecretKeys.MayBeLinkToken(token) || await tokens.FindRoomAsync(token) is not { } grant) return null;
        return await selections.RoomEpochAsync(grant.SelectionId, grant.CdmoId) == grant.Epoch ? grant : null;
    }
}
