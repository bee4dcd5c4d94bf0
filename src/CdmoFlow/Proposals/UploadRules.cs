using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records;
using CdmoFlow.Records.Documents;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals;

/// <summary>A file that a CDMO wants to upload.</summary>
/// <param name="FileName">With its extension.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Modified">When it was last changed on its machine, in milliseconds of Unix time; may be left out.</param>
public sealed record UploadInput(string? FileName, long? Length, long? Modified = null);

/// <summary>What may be uploaded into a room; checked before a single byte travels.</summary>
public static class UploadRules
{
    /// <summary>5 GiB.</summary>
    public const long LargestFile = 5L * 1024 * 1024 * 1024;

    /// <summary>Files that one submission may have at most, whatever is configured.</summary>
    public const int MostFiles = 200;

    /// <summary>Size of one block in bytes.</summary>
    public const int BlockSize = 8 * 1024 * 1024;

    /// <summary>How long one permission to write lives; it is renewed while the upload runs.</summary>
    public static readonly TimeSpan PermissionLife = TimeSpan.FromMinutes(30);

    /// <summary>Documents, tables, drawings, pictures and archives; nothing that a machine would run.</summary>
    public static IReadOnlyList<string> Extensions => FileKinds.Extensions;

    /// <summary>Null when the file may be uploaded now; otherwise why not, every wrong field at once.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="cdmoId">The CDMO whose room it is.</param>
    /// <param name="input">The file as announced.</param>
    /// <param name="held">The uploads in the room that no submission names: what was submitted leaves room for its replacement.</param>
    /// <param name="quota">What the installation allows.</param>
    /// <param name="now">Business time.</param>
    public static Refusal? Check(Selection selection, string cdmoId, UploadInput input, IReadOnlyList<RoomUpload> held, UploadQuota quota, DateTimeOffset now) =>
        CheckFile(input, quota) ?? UploadWindow.Check(selection, cdmoId, now) ?? CheckHeld(input, held, quota);

    /// <summary>Null when such a file is accepted at all; otherwise every wrong field at once.</summary>
    public static Refusal? CheckFile(UploadInput input, UploadQuota quota)
    {
        List<FieldError> errors = [];
        var name = input.FileName?.Trim() ?? "";
        if (name.Length is 0 or > 200 || name.Any(c => c is '/' or '\\') || name.StartsWith('.')) errors.Add(new("fileName", "Enter a file name of at most 200 characters without folders."));
        else if (name.Any(FileNames.IsDeceptive)) errors.Add(new("fileName", "The file name holds characters that are not seen or that change the order of its letters. Rename the file."));
        else if (!Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)) errors.Add(new("fileName", $"This kind of file is not accepted; accepted are {string.Join(", ", Extensions)}."));
        if (input.Length is not { } length || length < 1 || length > quota.LargestFile) errors.Add(new("length", $"A file must have between 1 byte and {Text.Size(quota.LargestFile)}."));
        return errors.Count > 0 ? Refusal.Invalid(errors) : null;
    }

    /// <summary>Null when the room has place for one more file; otherwise which limit it would pass.</summary>
    public static Refusal? CheckHeld(UploadInput input, IReadOnlyList<RoomUpload> held, UploadQuota quota)
    {
        if (held.Count >= quota.MostFiles) return Refusal.WrongState("too-many-files", $"Your room holds {held.Count} files that are not submitted; {quota.MostFiles} is the limit. Remove some, or put several into one archive.");
        var bytes = held.Sum(u => u.Length);
        return bytes + input.Length!.Value > quota.MostBytes
            ? Refusal.WrongState("too-large", $"Your room holds {Text.Size(bytes)} that are not submitted; with this file it would be more than the limit of {Text.Size(quota.MostBytes)}. Remove some files first.")
            : null;
    }

    /// <summary>Null when the files may be submitted together; otherwise which limit they pass.</summary>
    public static Refusal? CheckTogether(IReadOnlyList<SubmittedFile> files, UploadQuota quota)
    {
        if (files.Count > quota.MostFiles) return Refusal.Invalid("uploadIds", $"Submit at most {quota.MostFiles} files.");
        return files.Sum(f => f.Length) > quota.MostBytes ? Refusal.Invalid("uploadIds", $"Submit at most {Text.Size(quota.MostBytes)} in all.") : null;
    }

    /// <summary>Null when one more permission to write may be handed out; otherwise why not.</summary>
    /// <param name="uploads">The uploads of the room.</param>
    /// <param name="uploadId">The one that the permission is for.</param>
    /// <param name="quota">What the installation allows.</param>
    /// <param name="now">The real clock, by which permissions live.</param>
    public static Refusal? CheckPermission(IReadOnlyList<RoomUpload> uploads, string uploadId, UploadQuota quota, DateTimeOffset now)
    {
        var alive = uploads.Count(u => u.Id != uploadId && u.CompletedAt is null && u.PermittedUntil > now);
        return alive >= quota.LivePermissions
            ? Refusal.WrongState("too-many-uploads", $"{alive} uploads of your room are under way; {quota.LivePermissions} is the limit. Let some of them end, or remove them.")
            : null;
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
        if (UploadWindow.Check(selection, cdmoId, now) is { } refusal) return refusal;
        return Unsubmitted(uploads, submissions).Any(u => u.Id == uploadId)
            ? null
            : Refusal.WrongState("submitted", "This file is part of a proposal that you submitted and stays with it. Submit another version without it, or withdraw the proposal.");
    }
}
