using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>An amendment as every CDMO may see it.</summary>
/// <param name="Addendum">Its number among the addenda.</param>
/// <param name="IssuedAt">When it was issued, UTC.</param>
/// <param name="Reason">Why.</param>
/// <param name="Changes">The changed parts.</param>
/// <param name="Files">The files of the data room that it brings, replaces or takes out.</param>
public sealed record RoomAmendment(int Addendum, DateTimeOffset IssuedAt, string Reason, IReadOnlyList<FieldChange> Changes, IReadOnlyList<FileChange> Files);

/// <summary>What a CDMO sees of the amendments, and whether its proposal waits for its word.</summary>
public static class RoomAmendments
{
    /// <summary>The amendments of the round, by addendum. Nothing of them differs from room to room.</summary>
    public static IReadOnlyList<RoomAmendment> Of(Selection selection) =>
        [.. Addenda.Amendments(selection).Select(a => new RoomAmendment(a.Addendum!.Value, a.IssuedAt!.Value, a.Reason, a.Changes, a.Files))];

    /// <summary>The version of this CDMO that answers an older RFP and is neither confirmed nor replaced, or null.</summary>
    public static ProposalSeal? ToConfirm(Selection selection, string cdmoId) => selection.Proposals.LastOrDefault(p => p.CdmoId == cdmoId && p.State == ProposalState.NeedsReconfirmation);
}
