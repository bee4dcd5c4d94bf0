using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>What is sent.</summary>
/// <param name="Template"><c>ours</c>: the sponsor's text; <c>theirs</c>: the CDMO is asked for its own.</param>
/// <param name="Text">For the sponsor's: <c>standard</c>, <c>upload</c> or <c>outside</c>. Left out, it is what else is given, then the standard text, and without one the agreement counts as handled outside.</param>
/// <param name="UploadId">Answer of the upload request, for a text for this CDMO alone.</param>
/// <param name="Outside">Where the agreement is handled instead, ten to 1,000 characters; the CDMO reads it in its room.</param>
/// <param name="ReleaseReason">Why an uploaded text is handed out although no scanner could look into it; needed only then, ten to 1,000 characters.</param>
public sealed record SendCdaInput(string? Template, string? Text = null, string? UploadId = null, string? Outside = null, string? ReleaseReason = null);

/// <summary>Sends the agreement to the CDMO's contact with its text, or asks for the CDMO's own text; also anew after it expired or was refused.</summary>
public static class SendCda
{
    /// <summary>Shares the text and orders the mail; signatures under an earlier text no longer count.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose agreement.</param>
    /// <param name="input">What was chosen.</param>
    /// <param name="uploaded">The stored text for this CDMO alone; null where none was handed in.</param>
    /// <param name="actor">The project manager.</param>
    /// <param name="now">Server time, UTC.</param>
    public static Outcome Decide(Selection selection, string cdmoId, SendCdaInput input, StoredDocument? uploaded, Actor actor, DateTimeOffset now)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        if (!EnumNames.TryParse<CdaTemplate>(input.Template, out var template)) return Refusal.Invalid("template", "Enter one of: ours, theirs.");
        var (text, outside, wrong) = template == CdaTemplate.Ours ? Choose(selection, input, uploaded) : default;
        if (wrong is not null) return wrong;
        if (CdaChange.Check(cda, CdaMove.Send) is { } impossible) return impossible;
        if (selection.Candidate(cdmoId)!.ContactPersonId is null) return Refusal.WrongState("no-contact", "This CDMO has no contact to write to; put it right in the register first.");
        // A double click sends one mail.
        if (cda is { State: CdaState.Sent, SentAt: { } sent } && now - sent < TimeSpan.FromMinutes(1) && cda.Template == template && cda.Outside == outside && IsSame(selection, cda, text)) return Outcome.AlreadyDone;

        var after = cda with
        {
            State = CdaState.Sent,
            Template = template,
            TextDocumentId = null,
            Outside = outside,
            SentAt = now,
            MovedAt = now,
            Rounds = [],
            Signatures = [],
            Signatories = null,
            ExecutedOn = null,
            EffectiveOn = null,
            ExpiresOn = null,
            TerminatedOn = null,
            ReusedFrom = null,
            CopyDocumentId = null,
            RemindedAt = null,
            FollowUps = [],
            ExpiryNotices = [],
        };
        if (text is null) return CdaSending.Ask(CdaChange.To(selection, cda, after, "cda.sent", outside, now), selection, after);
        (after, var document) = CdaSending.With(selection, after, text);
        var change = CdaChange.To(selection, cda, after, "cda.sent", $"document {document.Sha256}", now);
        return CdaSending.Ask(CdaFiles.Put(change, document, input.ReleaseReason), selection, after);
    }

    private static (StoredDocument? Text, string? Outside, Refusal? Refusal) Choose(Selection selection, SendCdaInput input, StoredDocument? uploaded)
    {
        var (standard, outside) = (CdaStandard.Of(selection), string.IsNullOrWhiteSpace(input.Outside) ? null : input.Outside.Trim());
        var choice = uploaded is not null ? CdaTextChoice.Upload : outside is not null || standard is null ? CdaTextChoice.Outside : CdaTextChoice.Standard;
        var chosen = !string.IsNullOrEmpty(input.Text);
        if (chosen && !EnumNames.TryParse(input.Text, out choice)) return (null, null, Refusal.Invalid("text", "Enter one of: standard, upload, outside."));
        return choice switch
        {
            CdaTextChoice.Upload when uploaded is null => (null, null, Refusal.Invalid("uploadId", "Upload the text as a PDF or Word document of at most 20 MB first.")),
            CdaTextChoice.Upload => (uploaded, null, null),
            CdaTextChoice.Standard when standard is null => (null, null, Refusal.Invalid("text", "There is no standard text yet. Store it on the page of all agreements, or upload a text for this CDMO.")),
            CdaTextChoice.Standard => (standard, null, null),
            _ when (chosen || outside is not null) && outside?.Length is not (>= 10 and <= 1000) => (null, null, Refusal.Invalid("outside", "Say where the agreement is handled, ten to 1,000 characters; the CDMO reads it in its room.")),
            _ => (null, outside, null),
        };
    }

    private static bool IsSame(Selection selection, Cda cda, StoredDocument? text) =>
        (cda.TextDocumentId is { } id ? selection.Find<StoredDocument>(StoredDocument.KeyOf(id))?.Sha256 : null) == text?.Sha256;
}
