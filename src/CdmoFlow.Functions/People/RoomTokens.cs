using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.People;

/// <summary>
/// Personal links into a CDMO's room: 256 bits derived from a secret key, the selection, the CDMO, the person, the invitation's epoch and the person's admission, so that the same mail sent twice
/// carries the same link and nothing secret is stored. The link alone opens nothing: a code sent to the person's address must follow.
/// </summary>
public sealed class RoomTokens(SecretKeys keys, TokenStore tokens, SelectionStore selections)
{
    /// <summary>Derives the token and makes it known.</summary>
    public async Task<string> IssueAsync(string selectionId, string cdmoId, string personId)
    {
        var place = await selections.PlaceAsync(selectionId, cdmoId, personId);
        // Who was let in again gets another link than before.
        var (epoch, admission) = (place.Epoch, place.Admission);
        var token = await keys.LinkTokenAsync($"room|{selectionId}|{cdmoId}|{personId}|{epoch}" + (admission == 0 ? "" : $"|{admission}"));
        await tokens.PutRoomAsync(token, new RoomGrant(selectionId, cdmoId, personId, epoch, admission));
        return token;
    }

    /// <summary>What a token stands for while it holds: not revoked since, and the selection exists.</summary>
    public async Task<RoomGrant?> ResolveAsync(string token)
    {
        if (!SecretKeys.MayBeLinkToken(token) || await tokens.FindRoomAsync(token) is not { } grant) return null;
        var place = await selections.PlaceAsync(grant.SelectionId, grant.CdmoId, grant.PersonId);
        return place.Epoch == grant.Epoch && place.Holds(grant.Admission) ? grant : null;
    }
}
