using CdmoFlow.Rfp.DataRoom;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>A file of the data room that an addendum brings, replaces or takes out.</summary>
/// <param name="Number">The file's number.</param>
/// <param name="Version">The version it is about.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Name">Its name at that time.</param>
/// <param name="Category">What it is about.</param>
public sealed record FileChange(int Number, int Version, FileChangeKind Kind, string Name, AttachmentCategory Category)
{
    /// <summary>The change of an attachment.</summary>
    public static FileChange Of(Attachment attachment, FileChangeKind kind) => new(attachment.Number, attachment.Version, kind, attachment.File.Name, attachment.Category);
}

/// <summary>What an addendum does to a file.</summary>
public enum FileChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It takes the place of an earlier version.</summary>
    Replaced,

    /// <summary>It no longer belongs to the RFP.</summary>
    Withdrawn,
}
