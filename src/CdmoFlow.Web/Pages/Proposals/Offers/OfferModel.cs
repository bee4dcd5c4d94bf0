using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Web.Pages.Proposals.Offers;

/// <summary>The structured part of a proposal while it is written.</summary>
/// <param name="Selection">The selection; the page takes from it only what is common to all CDMOs.</param>
/// <param name="CdmoId">Whose draft it is.</param>
/// <param name="Number">Number of the stored draft; 0 before the first save.</param>
/// <param name="Stored">What is stored, by key.</param>
/// <param name="ChangedAt">When it was last saved.</param>
/// <param name="ChangedBy">Name of who saved it last.</param>
/// <param name="IsUnsubmitted">The draft holds something that is not in the version that counts.</param>
/// <param name="HasSubmitted">A version counts.</param>
/// <param name="IsOpen">It may be changed and submitted now.</param>
/// <param name="Missing">Demanded fields that are empty.</param>
/// <param name="Errors">What has to be corrected before a submission.</param>
public sealed record OfferModel(
    Selection Selection, string CdmoId, int Number, IReadOnlyDictionary<string, string> Stored, DateTimeOffset? ChangedAt, string? ChangedBy, bool IsUnsubmitted, bool HasSubmitted, bool IsOpen,
    IReadOnlyList<OfferField> Missing, IReadOnlyList<FieldError> Errors)
{
    /// <summary>The reader may change it.</summary>
    public bool Edits { get; init; } = true;

    /// <summary>The reader may change it now.</summary>
    public bool IsWritable => IsOpen && Edits;

    /// <summary>What the form shows, by key: what is stored, or what was typed when the save was refused.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; init; } = Stored;

    /// <summary>After a refused save: the keys in which the stored draft of the colleague differs from what was typed.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>The fields in the order of the form.</summary>
    public IReadOnlyList<OfferField> Fields => OfferFields.Of(Selection.State.Brief);

    /// <summary>The model of a room.</summary>
    public static OfferModel Of(Selection selection, string cdmoId, RoomContent room, DateTimeOffset now, string? changedBy)
    {
        var stored = OfferSites.Named(selection, room.Draft)?.Fields ?? new Dictionary<string, string>(StringComparer.Ordinal);
        var (offer, errors) = OfferReader.Read(selection.State, stored, now);
        return new OfferModel(
            selection, cdmoId, room.Draft?.Number ?? 0, stored, room.Draft?.ChangedAt, changedBy, RoomDraft.IsUnsubmitted(room.Draft, selection, cdmoId, room.Submissions),
            selection.Proposals.Any(p => p.CdmoId == cdmoId && p.Counts), Participation.CheckHandingIn(selection, cdmoId, now) is null,
            [.. offer.Missing(OfferFields.Of(selection.State.Brief)).Where(f => string.IsNullOrWhiteSpace(stored.GetValueOrDefault(f.Key)))], errors);
    }

    /// <summary>The same with what was typed against it.</summary>
    public OfferModel Against(IReadOnlyDictionary<string, string?> typed)
    {
        var mine = typed.Where(f => !string.IsNullOrWhiteSpace(f.Value)).ToDictionary(f => f.Key, f => f.Value!.Trim(), StringComparer.Ordinal);
        return this with { Shown = mine, Conflicts = SaveDraft.Differences(Stored, mine) };
    }
}
