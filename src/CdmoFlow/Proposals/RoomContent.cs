using CdmoFlow.Proposals.Defects;
using CdmoFlow.Proposals.Offers;

namespace CdmoFlow.Proposals;

/// <summary>All that lies in the room of a CDMO.</summary>
/// <param name="Uploads">Files in staging, oldest first.</param>
/// <param name="Submissions">What was handed in.</param>
/// <param name="Corrections">What was handed in within a defect window.</param>
/// <param name="Draft">What is being written; null before the first save.</param>
public sealed record RoomContent(IReadOnlyList<RoomUpload> Uploads, IReadOnlyList<RoomSubmission> Submissions, IReadOnlyList<RoomCorrection> Corrections, RoomDraft? Draft);
