using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.DataRoom;

/// <summary>Files of a data room.</summary>
internal static class GivenDataRoom
{
    /// <summary>A version that was put there an hour before the tests act, clean unless said otherwise.</summary>
    public static Attachment File(int number, int version = 1, FileVerdict? verdict = FileVerdict.Clean, DateTimeOffset? at = null) => new()
    {
        Number = number,
        Version = version,
        Category = AttachmentCategory.Stability,
        Description = "Twelve months at 5 °C.",
        By = Given.Manager,
        At = at ?? Given.Now.AddHours(-1),
        File = Upload($"u-{number}-{version}") with { SealedBlob = "sealed", Sha256 = new string('c', 64), Finding = verdict is { } found ? new(found, FileReason.None, null, Given.Now) : null },
    };

    /// <summary>An upload as it was pinned.</summary>
    public static SubmittedFile Upload(string id) => new() { Id = id, Name = $"{id}.pdf", Length = 1000, ETag = "e", StagingBlob = $"b-{id}", Snapshot = "s" };
}
