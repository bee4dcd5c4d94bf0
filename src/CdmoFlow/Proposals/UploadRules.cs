using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>A file that a CDMO wants to upload.</summary>
/// <param name="FileName">With its extension.</param>
/// <param name="Length">In bytes.</param>
public sealed record UploadInput(string? FileName, long? Length);

/// <summary>What may be uploaded into a room; checked before a single byte travels.</summary>
public static class UploadRules
{
    /// <summary>5 GiB.</summary>
    public const long LargestFile = 5L * 1024 * 1024 * 1024;

    /// <summary>Files that one submission may have, and that a room may hold beside what was submitted.</summary>
    public const int MostFiles = 50;

    /// <summary>Size of one block in bytes.</summary>
    public const int BlockSize = 8 * 1024 * 1024;

    /// <summary>Documents, tables, drawings, pictures and archives; nothing that a machine would run.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
        [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".csv", ".txt", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".dwg", ".dxf", ".vsdx", ".mpp", ".zip"];

    /// <summary>Null when the file may be uploaded now; otherwise why not, every wrong field at once.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="cdmoId">The CDMO whose room it is.</param>
    /// <param name="input">The file as announced.</param>
    /// <param name="filesInRoom">How many uploads the room holds that no submission names: what was submitted leaves room for its replacement.</param>
    /// <param name="now">Business time.</param>
    public static Refusal? Check(Selection selection, string cdmoId, UploadInput input, int filesInRoom, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        var name = input.FileName?.Trim() ?? "";
        if (name.Length is 0 or > 200 || name.Any(c => char.IsControl(c) || c is '/' or '\\')) errors.Add(new("fileName", "Enter a file name of at most 200 characters without folders."));
        else if (!Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)) errors.Add(new("fileName", $"This kind of file is not accepted; accepted are {string.Join(", ", Extensions)}."));
        if (input.Length is not (>= 1 and <= LargestFile)) errors.Add(new("length", "A file must have between 1 byte and 5 GiB."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (Participation.CheckHandingIn(selection, cdmoId, now) is { } refusal) return refusal;
        return filesInRoom >= MostFiles ? Refusal.WrongState("too-many-files", $"Your room holds {filesInRoom} files that are not submitted; {MostFiles} is the limit. Remove some, or put several into one archive.") : null;
    }

    /// <summary>The uploads that no submission names.</summary>
    public static IReadOnlyList<RoomUpload> Unsubmitted(IReadOnlyList<RoomUpload> uploads, IReadOnlyList<RoomSubmission> submissions)
    {
        var submitted = submissions.SelectMany(s => s.Files).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return [.. uploads.Where(u => !submitted.Contains(u.Id))];
    }

    /// <summary>Null when the upload may be taken out of the room now; otherwise why not.</summary>
    public static Refusal? CheckRemoval(Selection selection, string cdmoId, string uploadId, IReadOnlyList<RoomUpload> uploads, IReadOnlyList<RoomSubmission> submissions, DateTimeOffset now)
    {
        if (uploads.All(u => u.Id != uploadId)) return Refusal.NotFound("upload");
        if (Participation.CheckHandingIn(selection, cdmoId, now) is { } refusal) return refusal;
        return Unsubmitted(uploads, submissions).Any(u => u.Id == uploadId)
            ? null
            : Refusal.WrongState("submitted", "This file is part of a proposal that you submitted and stays with it. Submit another version without it, or withdraw the proposal.");
    }
}
