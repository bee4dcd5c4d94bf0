using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.DataRoom;

/// <summary>What stands in the data room: for the team all of it, for a CDMO what went out with the RFP or an addendum.</summary>
public static class DataRooms
{
    /// <summary>Stands in the place of a CDMO where uploads of a selection are kept; no company can have this id.</summary>
    public const string RoomId = "$data-room";

    /// <summary>Files that a data room may hold at most, withdrawn ones counted.</summary>
    public const int MostFiles = 100;

    /// <summary>Versions that a file may have at most.</summary>
    public const int MostVersions = 30;

    /// <summary>All versions, by number and version.</summary>
    public static IReadOnlyList<Attachment> All(Selection selection) => selection.All<Attachment>();

    /// <summary>The last version of every file that was not taken out, by number.</summary>
    public static IReadOnlyList<Attachment> Current(Selection selection) => [.. All(selection).GroupBy(a => a.Number).Select(g => g.Last()).Where(a => a.WithdrawnAt is null)];

    /// <summary>Last versions that nobody may read yet: with one of them the RFP would promise a file that no CDMO can open.</summary>
    public static IReadOnlyList<Attachment> Undecided(Selection selection) => [.. Current(selection).Where(a => !a.IsReadable)];

    /// <summary>True for a version that went out: with the RFP, or named in an issued addendum. It says nothing of whether it still stands.</summary>
    public static bool WentOut(Selection selection, Attachment attachment) =>
        attachment.At <= IssuedAt(selection)
        || selection.Amendments.Any(a => a.State == AmendmentState.Issued && a.Files.Any(f => f.Number == attachment.Number && f.Version == attachment.Version && f.Kind != FileChangeKind.Withdrawn));

    /// <summary>Last versions that are found clean and that no CDMO has been told of; empty before the RFP is out.</summary>
    public static IReadOnlyList<Attachment> Unannounced(Selection selection) =>
        selection.State.Stage == Stage.RfpIssued ? [.. Current(selection).Where(a => a.IsReadable && !WentOut(selection, a))] : [];

    /// <summary>Of every file the last version that went out and may be read: what belongs to the RFP as CDMOs have it.</summary>
    public static IReadOnlyList<Attachment> Out(Selection selection) =>
        [.. All(selection).Where(a => a.WithdrawnAt is null && a.IsReadable && WentOut(selection, a)).GroupBy(a => a.Number).Select(g => g.Last())];

    /// <summary>
    /// What a CDMO finds: of every file the last version that went out and may be read. Nothing before the RFP is issued to it, nor at a moment when its confidentiality agreement is not in force.
    /// </summary>
    public static IReadOnlyList<Attachment> For(Selection selection, string cdmoId, DateTimeOffset now) => MayEnter(selection, cdmoId, now) ? Out(selection) : [];

    private static bool MayEnter(Selection selection, string cdmoId, DateTimeOffset now) =>
        IssuedAt(selection) is not null
        && Disclosure.IsOpen(selection, cdmoId, now)
        && selection.Find<Invitation>(Invitation.KeyOf(cdmoId)) is { State: not (InvitationState.Prepared or InvitationState.Withdrawn or InvitationState.Disqualified) };

    // While another round is prepared, what went out with the one before stays where it is.
    private static DateTimeOffset? IssuedAt(Selection selection) => selection.State.Timeline.LastOrDefault(e => e.Stage == Stage.RfpIssued)?.At;
}
