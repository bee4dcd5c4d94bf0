using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Checks;

/// <summary>The file that stands in the place of another.</summary>
/// <param name="UploadId">A file that was uploaded into the room and is complete.</param>
public sealed record ReplaceFileInput(string? UploadId);

/// <summary>A CDMO replaces a file that was not accepted, within the window for that file and even after the deadline. All else of its proposal stays; the new version stands where the old one stood.</summary>
public static class ReplaceFile
{
    /// <summary>The held file that may be replaced at that instant, with its version; or why not.</summary>
    public static (ProposalSeal? Seal, FileHolds? Holds, Refusal? Refusal) Find(Selection selection, string cdmoId, string fileId, Actor actor, DateTimeOffset now)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return (null, null, Refusal.Forbidden("This is the room of another company."));
        var holds = FileHolds.Of(selection, cdmoId).FirstOrDefault(h => h.Find(fileId) is not null);
        if (holds?.Find(fileId) is not { } hold || selection.Find<ProposalSeal>(ProposalSeal.KeyOf(cdmoId, holds.Version)) is not { } seal) return (null, null, Refusal.NotFound("file to replace"));
        if (selection.State.HasEnded) return (null, null, Refusal.WrongStage(selection, "nothing can be replaced any more."));
        if (hold.ReleasedBy is not null) return (null, null, Refusal.WrongState("released", "This file was released as it is; nothing is to be replaced."));
        return hold.IsReplaceable(now)
            ? (seal, holds, null)
            : (null, null, Refusal.WrongState("too-late", $"This file could be replaced until {Records.Zones.Format(hold.ReplaceUntil, selection.State.Brief.TimeZone)}."));
    }

    /// <summary>Seals the version with the replaced file. A repeated request changes nothing.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="cdmoId">Whose proposal.</param>
    /// <param name="fileId">The held file.</param>
    /// <param name="replacement">The content of its version, with that file replaced; stored in the CDMO's partition.</param>
    /// <param name="actor">Who replaces it.</param>
    /// <param name="now">When the request came.</param>
    public static Outcome Decide(Selection selection, string cdmoId, string fileId, RoomSubmission replacement, Actor actor, DateTimeOffset now)
    {
        if (selection.Proposals.Any(p => p.CdmoId == cdmoId && p.SubmissionId == replacement.Id)) return Outcome.AlreadyDone;
        var (older, holds, refusal) = Find(selection, cdmoId, fileId, actor, now);
        if (refusal is not null) return refusal;
        var seal = older! with
        {
            Version = selection.Proposals.Where(p => p.CdmoId == cdmoId).Max(p => p.Version) + 1,
            SubmissionId = replacement.Id,
            SubmittedAt = now,
            Anchor = replacement.Anchor,
            ReplacesVersion = older.Version,
            FilesVerified = false,
            FilesSha256 = null,
            FilesChecked = false,
            ReadBy = [],
        };
        var change = new Change()
            .Put(older with { State = ProposalState.Superseded })
            .Put(seal)
            .Put(holds!.With(holds.Find(fileId)! with { ReplacedAt = now }))
            .Note("proposal.file_replaced", seal.RowKey, older.Anchor, seal.Anchor);
        // The other files are the same, and so is what was found in them, and until when they may be replaced.
        var others = holds.Files.Where(f => f.FileId != fileId).ToList();
        if (others.Count > 0) change.Put(holds with { Version = seal.Version, Files = others });
        SubmitProposal.StartSealing(change, selection, seal);
        return change;
    }
}
