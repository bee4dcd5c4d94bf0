using CdmoFlow.Proposals.Envelopes;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Opening;

/// <summary>
/// Who opened what and when, with the hash of every opened file. It names no file: what a file is called stands on the page of its proposal, where each reading is on record.
/// </summary>
/// <param name="Confirmed">The persons who opened, in the order in which they confirmed.</param>
/// <param name="OpenedAt">When the last of them did, UTC.</param>
/// <param name="Versions">The opened versions by company.</param>
public sealed record OpeningRecord(IReadOnlyList<OpeningConfirmation> Confirmed, DateTimeOffset OpenedAt, IReadOnlyList<OpenedVersion> Versions)
{
    /// <summary>The opening of the proposals; null while they are sealed. Where prices are opened apart, their files are not in it.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="rooms">What was handed in, by company.</param>
    public static OpeningRecord? OfProposals(Selection selection, IReadOnlyList<(string CdmoId, RoomSubmission Content)> rooms)
    {
        if (selection.State.Opening is not [_, { } last] || selection.Proposals.All(p => !p.IsOpened)) return null;
        var apart = PriceEnvelopes.AreApart(selection);
        return new OpeningRecord(selection.State.Opening, last.At, Opened(selection, last.At, rooms, p => p.IsOpened, f => !apart || f.Envelope == Envelope.Technical));
    }

    /// <summary>The opening of the prices; null while they are sealed, and where they are opened with the rest.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="rooms">What was handed in, by company.</param>
    public static OpeningRecord? OfPrices(Selection selection, IReadOnlyList<(string CdmoId, RoomSubmission Content)> rooms) =>
        PriceEnvelopes.Of(selection) is { OpenedAt: { } at } prices
            ? new OpeningRecord(prices.Opening, at, Opened(selection, at, rooms, p => p.IsPriceOpened, f => f.Envelope == Envelope.Price))
            : null;

    private static List<OpenedVersion> Opened(
        Selection selection, DateTimeOffset at, IReadOnlyList<(string CdmoId, RoomSubmission Content)> rooms, Func<ProposalSeal, bool> isOpened, Func<SubmittedFile, bool> belongs)
    {
        List<OpenedVersion> versions = [];
        foreach (var present in selection.Proposals.Where(isOpened))
        {
            // A file that was replaced in its window made another version, after the opening.
            var seal = present;
            while (seal.SubmittedAt > at && seal.ReplacesVersion is { } before && selection.Find<ProposalSeal>(ProposalSeal.KeyOf(seal.CdmoId, before)) is { } earlier) seal = earlier;
            var content = rooms.FirstOrDefault(r => r.CdmoId == seal.CdmoId && r.Content.Id == seal.SubmissionId).Content;
            versions.Add(new OpenedVersion(
                seal, content is null ? null : SealedContent.IsAsSealed(seal, content), [.. (content?.Files ?? []).Where(belongs).Select((f, i) => new OpenedFile(i + 1, f.Length, f.Sha256))])
            {
                ReplacedBy = present.Version == seal.Version ? null : present.Version,
            });
        }

        return versions;
    }
}

/// <summary>A version as it was opened.</summary>
/// <param name="Seal">Its seal.</param>
/// <param name="IsAsSealed">Its content is what was sealed; null where it is not here, as after an import without it.</param>
/// <param name="Files">The files that were opened, in the order in which they were handed in.</param>
public sealed record OpenedVersion(ProposalSeal Seal, bool? IsAsSealed, IReadOnlyList<OpenedFile> Files)
{
    /// <summary>The version that stands in its place since one of its files was replaced; null where none was.</summary>
    public int? ReplacedBy { get; init; }
}

/// <summary>A file that was opened.</summary>
/// <param name="Number">Its place among the files of the proposal, from 1.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Hash of its content, hex.</param>
public sealed record OpenedFile(int Number, long Length, string? Sha256);
