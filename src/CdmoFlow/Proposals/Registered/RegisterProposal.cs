using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Registered;

/// <summary>A proposal that came by e-mail, as the project manager registers it.</summary>
/// <param name="UploadIds">Its files, uploaded before.</param>
/// <param name="PriceUploadIds">Its files with prices, opened with them.</param>
/// <param name="TotalPrice">Above zero.</param>
/// <param name="Currency">A code of ISO 4217.</param>
/// <param name="PricingModel">One of the pricing models; may be left out.</param>
/// <param name="ValidUntil">Last day on which the offer binds.</param>
/// <param name="Notes">Remarks of the CDMO.</param>
/// <param name="RequestId">The same request sent twice counts once.</param>
/// <param name="Reason">Why it came by e-mail and how it was received, at least ten characters; the CDMO reads it, and it stands in the trail.</param>
public sealed record RegistrationInput(
    IReadOnlyList<string?>? UploadIds, IReadOnlyList<string?>? PriceUploadIds, decimal? TotalPrice, string? Currency, string? PricingModel, DateOnly? ValidUntil, string? Notes, string? RequestId, string? Reason)
{
    /// <summary>Its answers by key, as far as the e-mail gave them; may be left out.</summary>
    public IReadOnlyDictionary<string, string?>? Fields { get; init; }

    /// <summary>The same as the CDMO would have submitted it.</summary>
    public SubmissionInput Submission => new(UploadIds, TotalPrice, Currency, PricingModel, ValidUntil, Notes, RequestId) { PriceUploadIds = PriceUploadIds, Answers = Fields };
}

/// <summary>
/// The project manager registers on behalf of a CDMO what it sent by e-mail. It is sealed at once and counts as of then; until the CDMO confirms it through its own link it is marked as not confirmed.
/// </summary>
public static class RegisterProposal
{
    /// <summary>Null when that person may register for that CDMO now; otherwise why not.</summary>
    public static Refusal? Check(Selection selection, string cdmoId, string? reason, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager registers a proposal that came by e-mail.");
        if (reason is not null && reason.Trim().Length is < 10 or > 1000) return Refusal.Invalid("reason", "Type why it came by e-mail and how it was received, ten to 1,000 characters.");
        if (Participation.CheckHandingIn(selection, cdmoId, now) is { } closed) return closed;
        // What a CDMO submitted itself is not replaced by anybody else.
        return selection.Proposals.Any(p => p.CdmoId == cdmoId && p.IsHeld && p.RegisteredBy is null)
            ? Refusal.WrongState("already-submitted", "This CDMO has submitted a proposal itself; only the CDMO can replace it, in its room.")
            : null;
    }

    /// <summary>Seals it on behalf of the CDMO and asks the CDMO to confirm it.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, RoomSubmission submission, string reason, Actor actor, DateTimeOffset now)
    {
        if (selection.Proposals.Any(p => p.CdmoId == cdmoId && p.SubmissionId == submission.Id)) return Outcome.AlreadyDone;
        if (Check(selection, cdmoId, reason, actor, now) is { } refusal) return refusal;
        var contact = selection.Find<Invitation>(Invitation.KeyOf(cdmoId))!.ContactPersonId;
        var change = new Change { OnBehalfOf = contact };
        var answers = AnsweredRfp.Of(selection, cdmoId, now, seenAddendum: null);
        var seal = SubmitProposal.Seal(change, selection, cdmoId, submission, now, answers, actor.PersonId);
        if (answers.IsLate) AdmitProposal.Ask(change, selection, seal);
        return change
            .Wake(Instances.Rfp(selection.Id, selection.State.RfpRound))
            .Note("proposal.registered", seal.RowKey, null, seal.Anchor, reason.Trim())
            .Mail(MailOrder.Of("proposal_registered", contact, MailLink.Room(cdmoId), ("received", Zones.Format(now, selection.State.Brief.TimeZone)), ("reason", reason.Trim())));
    }
}
