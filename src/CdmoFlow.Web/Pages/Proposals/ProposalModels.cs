using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Proposals.Colleagues;

namespace CdmoFlow.Web.Pages.Proposals;

/// <summary>An opened proposal, as far as it may be read.</summary>
/// <param name="Selection">The selection.</param>
/// <param name="View">What may be read of it.</param>
/// <param name="IsManager">The reader manages the selection.</param>
public sealed record ProposalModel(Selection Selection, ProposalView View, bool IsManager);

/// <summary>A receipt in the room it belongs to.</summary>
public sealed record ReceiptModel(RoomModel Room, ReceiptFacts Facts);

/// <summary>A submitted version with its content, as its own CDMO sees it.</summary>
public sealed record RoomVersion(ProposalSeal Seal, RoomSubmission Content);

/// <summary>A CDMO's room. What it shows of the selection goes through these members, so that no trace of another CDMO can slip in.</summary>
/// <param name="Selection">The selection; pages take from it only what is common to all.</param>
/// <param name="CdmoId">Whose room it is.</param>
/// <param name="Uploads">Files in staging.</param>
/// <param name="Submissions">What was handed in.</param>
/// <param name="Now">Business time.</param>
/// <param name="RequestId">Makes a form that is sent twice count once.</param>
public sealed record RoomModel(
    Selection Selection, string CdmoId, IReadOnlyList<RoomUpload> Uploads, IReadOnlyList<RoomSubmission> Submissions, DateTimeOffset Now, string RequestId)
{
    /// <summary>The draft; null where nothing was written.</summary>
    public RoomDraft? Draft { get; init; }

    /// <summary>Who looks at it.</summary>
    public RoomViewer Me { get; init; } = RoomViewer.Outside;

    /// <summary>Its people by name.</summary>
    public RoomPeople People { get; init; } = RoomPeople.None;

    /// <summary>The colleagues named for it.</summary>
    public IReadOnlyList<ColleagueLine> Colleagues { get; init; } = [];

    /// <summary>What its proposal may hold.</summary>
    public UploadQuota Quota { get; init; } = UploadQuota.Standard;

    /// <summary>Uploads that have arrived completely, or are part of a submission.</summary>
    public IReadOnlyList<RoomUpload> Complete => [.. Uploads.Except(Unfinished)];

    /// <summary>Uploads that have not arrived completely and no submission names; they can be gone on with.</summary>
    public IReadOnlyList<RoomUpload> Unfinished => [.. Unsubmitted.Where(u => u.CompletedAt is null)];

    /// <summary>What was handed in within the defect window.</summary>
    public IReadOnlyList<RoomCorrection> Corrections { get; init; } = [];

    /// <summary>The draft holds something that is not in the version that counts.</summary>
    public bool HasUnsubmitted => RoomDraft.IsUnsubmitted(Draft, Selection, CdmoId, Submissions);

    /// <summary>This CDMO's defect window; null where none was opened.</summary>
    public DefectWindow? Defects => Selection.Find<DefectWindow>(DefectWindow.KeyOf(CdmoId));

    /// <summary>The confidentiality agreement with this CDMO.</summary>
    public Cda? Cda => Selection.Find<Cda>(CdmoFlow.Rfp.Cda.KeyOf(CdmoId));

    /// <summary>Confidential content may reach this CDMO now.</summary>
    public bool Discloses => Disclosure.IsOpen(Selection, CdmoId, Now);

    /// <summary>The heading of the room. The name of the program says something of the product, so it stands there only under an agreement.</summary>
    public string Title => Discloses ? Selection.State.Title : Selection.State.Brief.Sponsor;

    /// <summary>This CDMO's invitation; null until the RFP is issued to it.</summary>
    public Invitation? Invitation => Selection.Find<Invitation>(CdmoFlow.Rfp.Invitation.KeyOf(CdmoId)) is { State: not InvitationState.Prepared } sent ? sent : null;

    /// <summary>Its own deadline, once this CDMO is invited.</summary>
    public DateTimeOffset? Deadline => Invitation is null ? null : Deadlines.Of(Selection, CdmoId);

    /// <summary>It may answer, upload and submit at this moment.</summary>
    public bool IsOpen => Participation.Check(Selection, CdmoId, Now) is null;

    /// <summary>Its deadline has passed and a late proposal is taken in.</summary>
    public bool TakesLate => Participation.IsTakenLate(Selection, CdmoId, Now);

    /// <summary>What changed in the RFP; nothing before it is invited.</summary>
    public IReadOnlyList<RoomAmendment> Amendments => Invitation is null || !Discloses ? [] : RoomAmendments.Of(Selection);

    /// <summary>Its version that answers an older RFP, or null.</summary>
    public ProposalSeal? ToConfirm => RoomAmendments.ToConfirm(Selection, CdmoId);

    /// <summary>This CDMO's versions, newest first; a submission that was never sealed does not appear.</summary>
    public IReadOnlyList<RoomVersion> Versions =>
    [
        .. Selection.Proposals.Where(p => p.CdmoId == CdmoId).OrderByDescending(p => p.Version)
            .Select(p => (p, Submissions.FirstOrDefault(s => s.Id == p.SubmissionId)))
            .Where(x => x.Item2 is not null).Select(x => new RoomVersion(x.p, x.Item2!)),
    ];

    /// <summary>The uploads that no submission names; these may be removed.</summary>
    public IReadOnlyList<RoomUpload> Unsubmitted => UploadRules.Unsubmitted(Uploads, Submissions);

    /// <summary>Its own questions and what was published; nothing before it is invited.</summary>
    public IReadOnlyList<RoomQuestion> Questions => Invitation is null || !Discloses ? [] : [.. RoomQuestions.Of(Selection, CdmoId).Select(q => q with { AskedBy = People.NameOf(q.AskedBy) })];

    /// <summary>A version counts.</summary>
    public bool HasSubmitted => Selection.Proposals.Any(p => p.CdmoId == CdmoId && p.Counts);

    /// <summary>The files of the data room that went out to this CDMO.</summary>
    public IReadOnlyList<Attachment> DataRoom => DataRooms.For(Selection, CdmoId, Now);

    /// <summary>What the sponsor shared with this CDMO; nothing of the RFP before its agreement is in force, nor after it has ended.</summary>
    public IReadOnlyList<StoredDocument> Documents => [.. Selection.Documents.Where(d => Disclosure.May(Selection, CdmoId, d, Now))];
}
