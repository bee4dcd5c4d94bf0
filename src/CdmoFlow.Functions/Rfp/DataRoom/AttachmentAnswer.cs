using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Rfp.DataRoom;

/// <summary>One version of a file in the data room, for the team's programs.</summary>
/// <param name="Number">The file's number.</param>
/// <param name="Version">Its version.</param>
/// <param name="Category">What it is about.</param>
/// <param name="Description">What is in it, or empty.</param>
/// <param name="FileName">Its name.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Of its content; null until it is sealed.</param>
/// <param name="By">Who put it there; person id.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Verdict">What the checks found.</param>
/// <param name="Reason">Why it is not clean; null where it is or nothing is known yet.</param>
/// <param name="IsOut">CDMOs have been told of it.</param>
/// <param name="WithdrawnAt">When it was taken out, UTC; null while it was not.</param>
/// <param name="ReadBy">Person ids of those who have read it.</param>
public sealed record AttachmentAnswer(
    int Number,
    int Version,
    AttachmentCategory Category,
    string Description,
    string FileName,
    long Length,
    string? Sha256,
    string By,
    DateTimeOffset At,
    FileVerdict Verdict,
    string? Reason,
    bool IsOut,
    DateTimeOffset? WithdrawnAt,
    IReadOnlyList<string> ReadBy)
{
    /// <summary>The answer for a version.</summary>
    public static AttachmentAnswer Of(Selection selection, Attachment attachment) => new(
        attachment.Number, attachment.Version, attachment.Category, attachment.Description, attachment.File.Name, attachment.File.Length, attachment.File.Sha256, attachment.By, attachment.At,
        attachment.File.Finding?.Verdict ?? FileVerdict.Scanning, attachment.File.Finding is { Verdict: not FileVerdict.Clean } found ? FileReasons.Sentence(found) : null,
        DataRooms.WentOut(selection, attachment), attachment.WithdrawnAt, attachment.ReadBy);
}
