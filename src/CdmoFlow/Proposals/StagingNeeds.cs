using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records.Retention;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>Whose uploads in staging are still needed: those of CDMOs, and those of the data room.</summary>
public static class StagingNeeds
{
    /// <summary>The CDMOs whose uploads must stay: all invited ones while proposals are accepted, later those with a version whose files are not sealed yet, or with a file to replace.</summary>
    public static IReadOnlyList<string> Of(Selection selection, DateTimeOffset now)
    {
        // A legal hold keeps everything.
        if (RetentionRow.Of(selection).IsHeld) return [.. selection.Invitations.Select(i => i.CdmoId)];
        var unsealed = selection.Proposals.Where(p => !p.FilesVerified).Select(p => p.CdmoId)
            .Concat(selection.Invitations.Select(i => i.CdmoId).Where(cdmo => FileHolds.Of(selection, cdmo).Any(h => h.Files.Any(f => f.IsReplaceable(now)))));
        if (selection.State.Stage <= Stage.RfpIssued || DataRooms.All(selection).Any(a => a.WithdrawnAt is null && a.File.SealedBlob is null)) unsealed = unsealed.Append(DataRooms.RoomId);
        var isOpen = selection.State.Stage <= Stage.RfpIssued || selection.State is { Stage: Stage.Opening, Brief.RfpRules.Late: LatePolicy.Accept };
        return isOpen
            ? [.. selection.Invitations.Select(i => i.CdmoId).Union(unsealed, StringComparer.Ordinal)]
            : [.. unsealed.Distinct(StringComparer.Ordinal)];
    }
}
