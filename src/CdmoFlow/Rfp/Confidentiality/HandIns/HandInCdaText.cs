using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality.HandIns;

/// <summary>A text of the agreement from the CDMO.</summary>
/// <param name="Kind"><c>own_template</c>, <c>redline</c> or <c>signed_copy</c>.</param>
/// <param name="UploadId">Answer of the upload request; the file lies in staging under it.</param>
/// <param name="Remark">What the project manager should know, at most 1,000 characters; may be empty.</param>
/// <param name="Name">On a signed copy: who signed.</param>
/// <param name="Function">On a signed copy: the signatory's function in the company.</param>
/// <param name="SignedOn">On a signed copy: the day beside the signature.</param>
public sealed record HandInCdaInput(string? Kind, string? UploadId, string? Remark = null, string? Name = null, string? Function = null, DateOnly? SignedOn = null);

/// <summary>A CDMO hands in its own text, its changes or the signed copy. One that waits already is replaced.</summary>
public static class HandInCdaText
{
    /// <summary>Why this person cannot hand in anything about this agreement now, or null; asked before a byte travels.</summary>
    public static Refusal? Check(Selection selection, string cdmoId, Actor actor)
    {
        if (!string.Equals(actor.CdmoId, cdmoId, StringComparison.Ordinal)) return Refusal.Forbidden("This is the room of another company.");
        if (selection.Find<Cda>(Cda.KeyOf(cdmoId)) is not { } cda) return Refusal.NotFound("confidentiality agreement");
        if (CdaChange.CheckTime(selection, cdmoId) is { } late) return late;
        if (!cda.IsOpen && !LacksCopy(cda)) return Refusal.WrongState("wrong-cda-state", $"This confidentiality agreement is {EnumNames.Of(cda.State).Replace('_', ' ')}; nothing is to be handed in now. Write to the project manager if that is wrong.");
        return CdaHandIns.Of(selection, cdmoId).Count >= CdaHandIns.Most
            ? Refusal.WrongState("too-many-hand-ins", $"{CdaHandIns.Most} texts were handed in here, which is the most. Send further ones to the project manager by mail.")
            : null;
    }

    /// <summary>Stores it for the project manager to decide.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose agreement.</param>
    /// <param name="input">What was typed.</param>
    /// <param name="file">The sealed and checked file; null when the upload is missing.</param>
    /// <param name="actor">The person of the CDMO.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, string cdmoId, HandInCdaInput input, StoredDocument? file, Actor actor, DateTimeOffset now)
    {
        // The same form once more, also when it was the last that could be sent.
        if (file is not null && CdaHandIns.Of(selection, cdmoId).Any(h => h.File.BlobName == file.BlobName)) return Outcome.AlreadyDone;
        if (Check(selection, cdmoId, actor) is { } refusal) return refusal;
        List<FieldError> errors = [];
        if (!EnumNames.TryParse<CdaHandInKind>(input.Kind, out var kind)) errors.Add(new("kind", "Enter one of: own_template, redline, signed_copy."));
        if (file is null) errors.Add(new("uploadId", "Choose the file and let it be uploaded first."));
        if (input.Remark?.Trim().Length > 1000) errors.Add(new("remark", "Enter at most 1,000 characters."));
        var isSigned = kind == CdaHandInKind.SignedCopy && errors.TrueForAll(e => e.Field != "kind");
        var (signature, wrong) = SignCda.Read(new("cdmo", input.Name, input.Function, input.SignedOn), Days.Of(now, selection.State.Brief.TimeZone));
        if (isSigned) errors.AddRange(wrong);
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (!isSigned && selection.Find<Cda>(Cda.KeyOf(cdmoId)) is { IsOpen: false }) return Refusal.WrongState("already-executed", "This agreement is executed; only its signed copy is still missing.");

        var number = CdaHandIns.Of(selection, cdmoId).Count + 1;
        var stored = CdaFiles.Shared(cdmoId, CdaFiles.HandedInId(cdmoId, number), file!);
        var handIn = new CdaHandIn { CdmoId = cdmoId, Number = number, What = kind, Remark = input.Remark?.Trim() ?? "", File = stored, By = actor.PersonId, At = now, Signature = isSigned ? signature : null };
        var change = new Change().Put(handIn).Note("cda.handed_in", handIn.RowKey, null, EnumNames.Of(kind), $"document {stored.Sha256}").Wake(Instances.Cdas(selection.Id));
        if (CdaHandIns.Waiting(selection, cdmoId) is { } before) change.Put(before with { State = CdaHandInState.Replaced }).Note("cda.hand_in_replaced", before.RowKey, EnumNames.Of(before.State), EnumNames.Of(CdaHandInState.Replaced));
        // What nobody could look into is no document yet, so nobody can read it.
        if (handIn.IsReadable) CdaFiles.Put(change, stored, null);
        foreach (var manager in selection.ProjectManagers)
            change.Mail(MailOrder.Of("cda_handed_in", manager, MailLink.Page(CdaUpkeep.PathOf(selection, cdmoId)), ("cdmo", selection.NameOf(cdmoId)), ("what", InWords(kind)), ("remark", handIn.Remark)));
        return change;
    }

    /// <summary>What it is, inside of a sentence.</summary>
    internal static string InWords(CdaHandInKind kind) => kind switch
    {
        CdaHandInKind.OwnTemplate => "its own text",
        CdaHandInKind.Redline => "its changes to the text",
        CdaHandInKind.SignedCopy => "the signed copy",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind."),
    };

    // Executed on paper, and the paper was not handed in.
    private static bool LacksCopy(Cda cda) => cda is { Holds: true, CopyDocumentId: null };
}
