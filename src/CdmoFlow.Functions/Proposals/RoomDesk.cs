using System.Security.Cryptography;
using CdmoFlow.Functions.Selections;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Functions.Proposals;

/// <summary>Takes a submission in: checks it, pins its files, stores its content in the CDMO's partition and then its seal in the selection's. Only the seal makes it count.</summary>
public sealed class RoomDesk(SelectionStore store, RoomStore rooms, ProposalBlobs blobs, Desk desk, UploadQuota quota)
{
    /// <summary>The stored seal, or why the submission was refused.</summary>
    /// <param name="selectionId">The selection.</param>
    /// <param name="cdmoId">Whose room it is.</param>
    /// <param name="input">What is handed in.</param>
    /// <param name="actor">Who hands it in.</param>
    /// <param name="client">To start the sealing.</param>
    /// <param name="arrivedAt">When the request came, in business time: this instant is held against the deadline, however long pinning and lost races take.</param>
    public Task<(ProposalSeal? Seal, Refusal? Refusal)> SubmitAsync(string selectionId, string cdmoId, SubmissionInput input, Actor actor, DurableTaskClient client, DateTimeOffset arrivedAt) =>
        TakeInAsync(selectionId, cdmoId, input, actor, client, arrivedAt, (selection, stored) => SubmitProposal.Decide(selection, cdmoId, stored, actor, arrivedAt, input.Addendum));

    /// <summary>The same for a proposal that came by e-mail: the project manager registers it, and it is the CDMO's contact whose submission it is and who gets the receipt.</summary>
    public async Task<(ProposalSeal? Seal, Refusal? Refusal)> RegisterAsync(string selectionId, string cdmoId, RegistrationInput input, IReadOnlyDictionary<string, string>? sheet, Actor actor, DurableTaskClient client, DateTimeOffset arrivedAt)
    {
        if (await store.LoadAsync(selectionId) is not { } loaded) return (null, Refusal.NotFound("selection"));
        if (RegisterProposal.Check(loaded.Selection, cdmoId, input.Reason ?? "", actor, arrivedAt) is { } refusal) return (null, refusal);
        var contact = loaded.Selection.Find<Invitation>(Invitation.KeyOf(cdmoId))!.ContactPersonId;
        (input, var offer, var unready) = RegisteredOffer.Read(loaded.Selection.State, input, sheet, arrivedAt);
        if (unready is not null) return (null, unready);
        return await TakeInAsync(selectionId, cdmoId, input.Submission, actor, client, arrivedAt, (selection, stored) => RegisterProposal.Decide(selection, cdmoId, stored, input.Reason!, actor, arrivedAt), contact, offer);
    }

    private async Task<(ProposalSeal? Seal, Refusal? Refusal)> TakeInAsync(
        string selectionId, string cdmoId, SubmissionInput input, Actor actor, DurableTaskClient client, DateTimeOffset arrivedAt, Func<Selection, RoomSubmission, Outcome> decide, string? by = null, Offer? typed = null)
    {
        if (await store.LoadAsync(selectionId) is not { } loaded) return (null, Refusal.NotFound("selection"));
        var id = input.SubmissionId(selectionId, cdmoId, actor.RequestKey ?? Guid.NewGuid().ToString("N"));
        if (loaded.Selection.Proposals.FirstOrDefault(p => p.CdmoId == cdmoId && p.SubmissionId == id) is { } earlier) return (earlier, null);
        if (Participation.CheckHandingIn(loaded.Selection, cdmoId, arrivedAt) is { } closed) return (null, closed);
        // Who registers for a CDMO names what it uploaded itself: the rest of the room is none of its business.
        var uploads = (await rooms.UploadsAsync(selectionId, cdmoId)).Where(u => by is null || u.By == actor.PersonId).ToDictionary(u => u.Id, StringComparer.Ordinal);
        var draft = input.DraftNumber is null ? null : OfferSites.Named(loaded.Selection, (await rooms.DraftAsync(selectionId, cdmoId))?.Draft);
        (input, var offer, var unready) = DraftedSubmission.Read(loaded.Selection.State, input, draft, arrivedAt);
        if (unready is not null) return (null, unready);
        if (input.Check(loaded.Selection.State, uploads, arrivedAt) is { Count: > 0 } errors) return (null, Refusal.Invalid(errors));

        var named = input.Files;
        var pinned = await Task.WhenAll(named.Select(file => blobs.PinAsync(uploads[file.Id!])));
        var unfinished = named.Where((file, i) => pinned[i] is null || pinned[i]!.Length != uploads[file.Id!].Length).ToList();
        if (unfinished.Count > 0)
            return (null, Refusal.WrongState("upload-unfinished", $"Not completely uploaded: {string.Join(", ", unfinished.Select(u => uploads[u.Id!].FileName))}. Finish the upload, then submit again; nothing has been submitted."));

        if (UploadRules.CheckTogether([.. pinned.Select(f => f!)], quota) is { } tooMuch) return (null, tooMuch);
        var content = new RoomSubmission
        {
            Id = id,
            At = arrivedAt,
            By = by ?? actor.PersonId,
            Files = [.. pinned.Select((f, i) => f! with { Envelope = named[i].Envelope })],
            TotalPrice = input.TotalPrice!.Value,
            Currency = input.Currency!.Trim(),
            PricingModel = EnumNames.TryParse<PricingModel>(input.PricingModel, out var model) ? model : null,
            ValidUntil = input.ValidUntil!.Value,
            Notes = input.Notes?.Trim() ?? "",
            Offer = offer ?? typed,
            DraftNumber = input.DraftNumber,
            Salt = RandomNumberGenerator.GetHexString(64, lowercase: true),
            Anchor = "",
        };
        var stored = await rooms.AddSubmissionAsync(selectionId, cdmoId, content with { Anchor = content.ComputeAnchor() });
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, _) => decide(selection, stored));
        return verdict.Refusal is { } refusal ? (null, refusal) : (verdict.Selection!.Proposals.First(p => p.CdmoId == cdmoId && p.SubmissionId == id), null);
    }

    /// <summary>The seal of the version in which one file that was not accepted is replaced, or why not.</summary>
    public async Task<(ProposalSeal? Seal, Refusal? Refusal)> ReplaceAsync(string selectionId, string cdmoId, string fileId, ReplaceFileInput input, Actor actor, DurableTaskClient client, DateTimeOffset arrivedAt)
    {
        if (await store.LoadAsync(selectionId) is not { } loaded) return (null, Refusal.NotFound("selection"));
        var id = RoomSubmission.IdOf(selectionId, cdmoId, $"replacement|{fileId}|{input.UploadId}");
        if (loaded.Selection.Proposals.FirstOrDefault(p => p.CdmoId == cdmoId && p.SubmissionId == id) is { } earlier) return (earlier, null);
        var (older, _, refusal) = ReplaceFile.Find(loaded.Selection, cdmoId, fileId, actor, arrivedAt);
        if (refusal is not null) return (null, refusal);
        if (await rooms.UploadAsync(selectionId, cdmoId, input.UploadId ?? "") is not { } upload) return (null, Refusal.Invalid("uploadId", "Upload the new file first."));
        var content = (await rooms.SubmissionAsync(selectionId, cdmoId, older!.SubmissionId))!;
        if (content.Files.Any(f => f.Id == upload.Id)) return (null, Refusal.Invalid("uploadId", "This file is part of the proposal already; upload the one that replaces it."));
        if (await blobs.PinAsync(upload) is not { } pinned || pinned.Length != upload.Length)
            return (null, Refusal.WrongState("upload-unfinished", $"Not completely uploaded: {upload.FileName}. Finish the upload, then try again; nothing has been replaced."));
        var replaced = content with { Id = id, At = arrivedAt, By = actor.PersonId, Files = [.. content.Files.Select(f => f.Id == fileId ? pinned with { Envelope = f.Envelope } : f)] };
        if (UploadRules.CheckTogether(replaced.Files, quota) is { } tooMuch) return (null, tooMuch);
        var stored = await rooms.AddSubmissionAsync(selectionId, cdmoId, replaced with { Anchor = replaced.ComputeAnchor() });
        var verdict = await desk.DecideAsync(selectionId, actor, client, (selection, _) => ReplaceFile.Decide(selection, cdmoId, fileId, stored, actor, arrivedAt));
        return verdict.Refusal is { } late ? (null, late) : (verdict.Selection!.Proposals.First(p => p.CdmoId == cdmoId && p.SubmissionId == id), null);
    }

    /// <summary>Null when the proposal is withdrawn; otherwise why not. The reason stays in the CDMO's own partition and is written first, so that it is not lost.</summary>
    public async Task<Refusal?> WithdrawAsync(string selectionId, string cdmoId, WithdrawProposalInput input, Actor actor, DurableTaskClient client, DateTimeOffset arrivedAt)
    {
        if (await store.LoadAsync(selectionId) is not { } loaded) return Refusal.NotFound("selection");
        if (await desk.FindRepeatedAsync(selectionId, actor, client) is not null) return null;
        if (WithdrawProposal.Decide(loaded.Selection, cdmoId, input, actor, arrivedAt).Refusal is { } refusal) return refusal;
        if (!string.IsNullOrWhiteSpace(input.Reason) && loaded.Selection.Proposals.FirstOrDefault(p => p.CdmoId == cdmoId && p.State is (ProposalState.Submitted or ProposalState.NeedsReconfirmation)) is { } seal)
            await rooms.SaveWithdrawalAsync(selectionId, cdmoId, new RoomWithdrawal { Version = seal.Version, At = arrivedAt, By = actor.PersonId, Reason = input.Reason.Trim() });
        return (await desk.DecideAsync(selectionId, actor, client, (selection, _) => WithdrawProposal.Decide(selection, cdmoId, input, actor, arrivedAt))).Refusal;
    }
}
