using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.People;

/// <summary>
/// Personal links to the one question whether a company has capacity: 256 bits derived from a secret key, the selection, the company and the person. The link is all that is needed to answer, shows nothing confidential, and ends when another contact takes the person's place.
/// </summary>
public sealed class AvailabilityTokens(SecretKeys keys, AvailabilityStore store, SelectionStore selections)
{
    /// <summary>Derives the token and makes it known.</summary>
    public async Task<string> IssueAsync(string selectionId, string cdmoId, string personId)
    {
        var token = await keys.LinkTokenAsync($"availability|{selectionId}|{cdmoId}|{personId}");
        await store.PutAsync(token, new AvailabilityGrant(selectionId, cdmoId, personId));
        return token;
    }

    /// <summary>What a token stands for, with its selection, while the person is the one who was asked.</summary>
    public async Task<(AvailabilityGrant Grant, Selection Selection)?> ResolveAsync(string token)
    {
        if (!SecretKeys.MayBeLinkToken(token) || await store.FindAsync(token) is not { } grant || await selections.LoadAsync(grant.SelectionId) is not { } loaded) return null;
        return loaded.Selection.Find<Approach>(Approach.KeyOf(grant.CdmoId)) is { } approach && approach.ContactPersonId == grant.PersonId ? (grant, loaded.Selection) : null;
    }
}
