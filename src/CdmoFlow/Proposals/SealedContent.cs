using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>
/// Holds what lies in the rooms of the CDMOs against what the trail noted when it was sealed: the answers and prices by the anchor, the files by the hash over their hashes. Whoever exchanges a file and
/// its row leaves the trail behind, and that cannot be rewritten unseen.
/// </summary>
public static class SealedContent
{
    /// <summary>The action under which a sealed version stands in the trail.</summary>
    public const string Action = "proposal.files_verified";

    private const string FilesMark = ", files sha-256 ";

    /// <summary>What the trail says of a version: its anchor, and the hash over its files where they are sealed.</summary>
    public static string Noted(string anchor, string? filesSha256) => filesSha256 is null ? anchor : anchor + FilesMark + filesSha256;

    /// <summary>True where the trail has a version to hold against.</summary>
    public static bool IsNoted(IEnumerable<TrailEntry> entries) => entries.Any(e => e.Note.Action == Action);

    /// <summary>A sentence that names the first version whose content is not what was sealed; null when all is. It says nothing of the content.</summary>
    /// <param name="selection">The selection with its seals.</param>
    /// <param name="entries">Its trail in order, found whole.</param>
    /// <param name="rooms">What was handed in, by company.</param>
    public static string? FirstBreak(Selection selection, IReadOnlyList<TrailEntry> entries, IReadOnlyList<(string CdmoId, RoomSubmission Content)> rooms)
    {
        var contents = rooms.ToDictionary(r => (r.CdmoId, r.Content.Id), r => r.Content);
        // An export may have left out what was sealed.
        var isImported = entries.Any(e => e.Note.Action == TrailChain.Imported);
        foreach (var entry in entries.Where(e => e.Note.Action == Action))
        {
            var seal = selection.Find<ProposalSeal>(entry.Note.Subject);
            if (seal is null) return $"The seal {entry.Note.Subject}, noted in row {entry.Sequence}, is gone.";
            if (contents.GetValueOrDefault((seal.CdmoId, seal.SubmissionId)) is not { } content)
            {
                if (isImported) continue;
                return $"The content of {seal.RowKey}, sealed in row {entry.Sequence}, is gone.";
            }

            if (Wrong(content, entry.Note.New ?? "") is { } what) return $"{what} of {seal.RowKey} are not those whose hash stands in row {entry.Sequence}.";
        }

        return null;
    }

    /// <summary>The content is what its seal says.</summary>
    public static bool IsAsSealed(ProposalSeal seal, RoomSubmission content) => Wrong(content, Noted(seal.Anchor, seal.FilesSha256)) is null;

    private static string? Wrong(RoomSubmission content, string noted)
    {
        var parts = noted.Split(FilesMark);
        if (content.ComputeAnchor() != parts[0]) return "The answers or prices";
        // Earlier versions noted the anchor alone.
        return parts.Length > 1 && content.ComputeFilesSha256() != parts[1] ? "The files" : null;
    }
}
