using CdmoFlow.Proposals.Checks;
using CdmoFlow.Rfp.DataRoom;

namespace CdmoFlow.Records.Exports;

/// <summary>What an export carries of the data room: every version that the team may read, in a folder that says how it stands. The others are described by their rows alone.</summary>
public static class DataRoomFiles
{
    /// <summary>True for a version whose content leaves: found clean, or released by a project manager. What is unchecked, infected or refused stays where it is.</summary>
    public static bool IsCarried(Attachment attachment) => attachment is { IsReadable: true, File.SealedBlob: not null };

    /// <summary>Its entry; only what is clean and still in the data room lies under <c>clean</c>.</summary>
    public static string PathOf(Attachment attachment) =>
        ExportPaths.DataRoomFile(attachment switch { { WithdrawnAt: not null } => "withdrawn", { File.Finding.Verdict: FileVerdict.Clean } => "clean", _ => "released" }, attachment.Number, attachment.Version, attachment.File.Name);
}
