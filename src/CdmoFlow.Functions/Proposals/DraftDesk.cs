using CdmoFlow.People;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>Keeps the draft of a CDMO in its own partition, under its number and its ETag. It writes nothing into the selection and nothing into a trail.</summary>
public sealed class DraftDesk(RoomStore rooms, TimeProvider clock)
{
    /// <summary>The draft as it is stored now; and a refusal when it is not what was sent.</summary>
    public async Task<(RoomDraft? Stored, Refusal? Refusal)> SaveAsync(Selection selection, string cdmoId, DraftInput input, Actor actor)
    {
        var found = await rooms.DraftAsync(selection.Id, cdmoId);
        var stored = OfferSites.Named(selection, found?.Draft);
        var (draft, refusal) = SaveDraft.Decide(selection, cdmoId, stored, input, actor, clock.GetUtcNow());
        if (refusal is not null) return (stored, refusal);
        if (draft == stored || await rooms.TrySaveDraftAsync(selection.Id, cdmoId, draft!, found?.ETag)) return (draft, null);
        return (OfferSites.Named(selection, (await rooms.DraftAsync(selection.Id, cdmoId))?.Draft), SaveDraft.Changed);
    }

    /// <summary>Puts the fields of an uploaded price sheet over those of the draft; all other fields stay.</summary>
    public async Task<(RoomDraft? Stored, Refusal? Refusal)> TakeSheetAsync(Selection selection, string cdmoId, int number, IReadOnlyDictionary<string, string> sheet, Actor actor)
    {
        var before = OfferSites.Named(selection, (await rooms.DraftAsync(selection.Id, cdmoId))?.Draft);
        var replaced = PriceSheet.Keys.SelectMany(key => (string[])[key, OfferFields.RemarkOf(key)]).ToHashSet(StringComparer.Ordinal);
        var fields = (before?.Fields ?? new Dictionary<string, string>(StringComparer.Ordinal)).Where(f => !replaced.Contains(f.Key)).Concat(sheet).ToDictionary(f => f.Key, f => (string?)f.Value, StringComparer.Ordinal);
        return await SaveAsync(selection, cdmoId, new DraftInput(number, fields), actor);
    }
}
