using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality;

/// <summary>What is sent.</summary>
/// <param name="Template"><c>ours</c>: the sponsor's text; <c>theirs</c>: the CDMO is asked for its own.</param>
public sealed record SendCdaInput(string? Template);

/// <summary>Sends the agreement to the CDMO's contact, or asks for the CDMO's own text; also anew after it expired or was refused.</summary>
public static class SendCda
{
    /// <summary>Orders the mail; signatures under an earlier text no longer count.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, SendCdaInput input, Actor actor, DateTimeOffset now)
    {
        var (cda, refusal) = CdaChange.Find(selection, cdmoId, actor);
        if (cda is null) return refusal!;
        if (!EnumNames.TryParse<CdaTemplate>(input.Template, out var template)) return Refusal.Invalid("template", "Enter one of: ours, theirs.");
        if (CdaChange.Check(cda, CdaMove.Send) is { } impossible) return impossible;
        if (selection.Candidate(cdmoId)!.ContactPersonId is not { } contact) return Refusal.WrongState("no-contact", "This CDMO has no contact to write to; put it right in the register first.");
        // A double click sends one mail.
        if (cda is { State: CdaState.Sent, SentAt: { } sent } && cda.Template == template && now - sent < TimeSpan.FromMinutes(1)) return Outcome.AlreadyDone;

        var after = cda with
        {
            State = CdaState.Sent,
            Template = template,
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
        return CdaChange.To(selection, cda, after, "cda.sent", null, now).Mail(CdaRequest.Order(selection, cdmoId, contact, template));
    }
}
