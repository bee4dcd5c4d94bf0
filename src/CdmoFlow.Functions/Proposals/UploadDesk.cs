using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records.Retention;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>Files on their way into a room: announces them, hands out permissions to write, and notes when they have arrived.</summary>
public sealed class UploadDesk(RoomStore rooms, StagedBlobs staged, ProposalBlobs blobs, SasLinks links, UploadQuota quota)
{
    /// <summary>Announces a file; the answer has the permission to write it.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="cdmoId">Whose room it is.</param>
    /// <param name="input">The file.</param>
    /// <param name="personId">Who uploads; key into the people table.</param>
    /// <param name="now">Business time.</param>
    public Task<(UploadAnswer? Answer, Refusal? Refusal)> StartAsync(Selection selection, string cdmoId, UploadInput input, string personId, DateTimeOffset now) => StartAsync(
        selection.Id, cdmoId, input, personId, now, async uploads => UploadRules.Check(selection, cdmoId, input, UploadRules.Unsubmitted(uploads, await rooms.SubmissionsAsync(selection.Id, cdmoId)), quota, now));

    /// <summary>The same for the data room of the RFP, which the sponsor fills.</summary>
    public Task<(UploadAnswer? Answer, Refusal? Refusal)> StartAttachmentAsync(Selection selection, UploadInput input, Actor actor, DateTimeOffset now) => StartAsync(
        selection.Id,
        DataRooms.RoomId,
        input,
        actor.PersonId,
        now,
        uploads => Task.FromResult(AddAttachment.Check(selection, actor, now) ?? UploadRules.CheckFile(input, quota) ?? UploadRules.CheckHeld(input, [.. uploads.Where(u => DataRooms.All(selection).All(a => a.File.Id != u.Id))], quota)));

    /// <summary>The same for a text of the confidentiality agreement, apart from the files of the proposal. Who may hand one in was asked before.</summary>
    public Task<(UploadAnswer? Answer, Refusal? Refusal)> StartCdaTextAsync(Selection selection, string cdmoId, UploadInput input, Actor actor, DateTimeOffset now) => StartAsync(
        selection.Id, CdaFiles.UploadsOf(cdmoId), input, actor.PersonId, now, uploads => Task.FromResult(UploadRules.CheckFile(input, quota) ?? UploadRules.CheckHeld(input, uploads, quota)));

    private async Task<(UploadAnswer? Answer, Refusal? Refusal)> StartAsync(
        string selectionId, string cdmoId, UploadInput input, string personId, DateTimeOffset now, Func<IReadOnlyList<RoomUpload>, Task<Refusal?>> check)
    {
        var uploads = await rooms.UploadsAsync(selectionId, cdmoId);
        if (await check(uploads) is { } refusal) return (null, refusal);
        if (UploadRules.CheckPermission(uploads, "", quota, RealNow) is not null && UploadRules.CheckPermission(await LookAgainAsync(selectionId, cdmoId, uploads, now), "", quota, RealNow) is { } busy) return (null, busy);
        var upload = new RoomUpload
        {
            Id = Guid.CreateVersion7().ToString("N"),
            FileName = input.FileName!.Trim(),
            Length = input.Length!.Value,
            Modified = input.Modified,
            BlobName = Guid.NewGuid().ToString("N"),
            By = personId,
            At = now,
            PermittedUntil = RealNow + UploadRules.PermissionLife,
        };
        await rooms.AddUploadAsync(selectionId, cdmoId, upload);
        return (await PermitAsync(upload), null);
    }

    /// <summary>A fresh permission for a file that is on its way.</summary>
    public async Task<(UploadAnswer? Answer, Refusal? Refusal)> RenewAsync(string selectionId, string cdmoId, RoomUpload upload)
    {
        if (UploadRules.CheckPermission(await rooms.UploadsAsync(selectionId, cdmoId), upload.Id, quota, RealNow) is { } busy) return (null, busy);
        var renewed = upload with { PermittedUntil = RealNow + UploadRules.PermissionLife };
        await rooms.SaveUploadAsync(selectionId, cdmoId, renewed);
        return (await PermitAsync(renewed), null);
    }

    /// <summary>How far a file has come.</summary>
    public async Task<UploadProgressAnswer> LookAsync(RoomUpload upload)
    {
        var found = await staged.FindAsync(upload);
        return new UploadProgressAnswer(upload.Id, upload.FileName, upload.Length, UploadRules.BlockSize, found.IsComplete, found.Blocks, upload.Sha256, upload.BlocksSha256);
    }

    /// <summary>Notes that a file has arrived, with the hash that was computed on the way; answers the upload as it is noted.</summary>
    public async Task<(RoomUpload? Upload, Refusal? Refusal)> CompleteAsync(string selectionId, string cdmoId, RoomUpload upload, CompleteUploadInput input, DateTimeOffset now)
    {
        if (!IsHash(input.Sha256)) return (null, Refusal.Invalid("sha256", "Enter the SHA-256 as 64 hexadecimal digits, or leave it out."));
        if (!IsHash(input.BlocksSha256)) return (null, Refusal.Invalid("blocksSha256", "Enter the SHA-256 over the SHA-256 of each block as 64 hexadecimal digits, or leave it out."));
        if (!(await staged.FindAsync(upload)).IsComplete) return (null, Refusal.WrongState("upload-unfinished", $"{upload.FileName} has not arrived completely. Send the blocks that are missing, put them together, then try again."));
        var complete = upload with { CompletedAt = now, Sha256 = Small(input.Sha256), BlocksSha256 = Small(input.BlocksSha256) };
        await rooms.SaveUploadAsync(selectionId, cdmoId, complete);
        return (complete, null);
    }

    /// <summary>Takes a file out of the room that is not part of a submission; null, or why not.</summary>
    public async Task<Refusal?> RemoveAsync(Selection selection, string cdmoId, string uploadId, DateTimeOffset now)
    {
        var (uploads, submissions) = (await rooms.UploadsAsync(selection.Id, cdmoId), await rooms.SubmissionsAsync(selection.Id, cdmoId));
        if (UploadRules.CheckRemoval(selection, cdmoId, uploadId, uploads, submissions, now) is { } refusal) return refusal;
        if (RetentionRow.Of(selection).IsHeld) return Refusal.WrongState("held", "Nothing can be removed from this room at the moment. Leave the file out when you submit.");
        await rooms.RemoveUploadAsync(selection.Id, cdmoId, uploadId);
        await blobs.DiscardAsync(uploads.First(u => u.Id == uploadId));
        return null;
    }

    private static bool IsHash(string? text) => text is null || (text.Length == 64 && text.All(char.IsAsciiHexDigit));

    private static string? Small(string? hash) => hash is null ? null : Convert.ToHexStringLower(Convert.FromHexString(hash));

    // Who uploads without our page may never have said that a file has arrived.
    private async Task<IReadOnlyList<RoomUpload>> LookAgainAsync(string selectionId, string cdmoId, IReadOnlyList<RoomUpload> uploads, DateTimeOffset now)
    {
        foreach (var upload in uploads.Where(u => u.CompletedAt is null && u.PermittedUntil > RealNow))
        {
            if ((await staged.FindAsync(upload)).IsComplete) await rooms.SaveUploadAsync(selectionId, cdmoId, upload with { CompletedAt = now });
        }

        return await rooms.UploadsAsync(selectionId, cdmoId);
    }

    // Permissions live by the clock of the storage account, which knows no skipped time.
    private static DateTimeOffset RealNow => TimeProvider.System.GetUtcNow();

    private async Task<UploadAnswer> PermitAsync(RoomUpload upload) => new(upload.Id, await links.WriteStagingAsync(upload.BlobName, UploadRules.PermissionLife), UploadRules.BlockSize);
}

/// <summary>A file has arrived.</summary>
/// <param name="Sha256">Of the whole file, hex; held against what is sealed. May be left out.</param>
/// <param name="BlocksSha256">Over the SHA-256 of each block of the block size, in order, hex; held against what is sealed. May be left out.</param>
public sealed record CompleteUploadInput(string? Sha256, string? BlocksSha256 = null);

/// <summary>How far a file has come.</summary>
/// <param name="UploadId">The upload.</param>
/// <param name="FileName">As announced.</param>
/// <param name="Length">As announced, in bytes.</param>
/// <param name="BlockSize">Bytes per block; the last is shorter.</param>
/// <param name="IsComplete">All blocks have arrived and were put together.</param>
/// <param name="Blocks">The numbers of the blocks that have arrived, from 0; a block's id is its number in eight digits, in base64.</param>
/// <param name="Sha256">As announced; null where it was not.</param>
/// <param name="BlocksSha256">As announced; null where it was not.</param>
public sealed record UploadProgressAnswer(string UploadId, string FileName, long Length, int BlockSize, bool IsComplete, IReadOnlyList<int> Blocks, string? Sha256, string? BlocksSha256);
