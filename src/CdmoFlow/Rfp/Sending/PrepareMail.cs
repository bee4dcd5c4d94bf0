using CdmoFlow.Mail.Holding;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Sending;

/// <summary>What is prepared for one company.</summary>
/// <param name="Choice"><c>send</c>, <c>hold</c> or <c>leave_out</c>.</param>
/// <param name="Subject">Another subject line; empty leaves the template's.</param>
/// <param name="Note">A paragraph above the text; empty for none.</param>
/// <param name="Reason">Why the company is left out, at least ten characters; ignored for every other choice.</param>
public sealed record PrepareMailInput(string? Choice, string? Subject, string? Note, string? Reason);

/// <summary>Before the RFP goes out the project manager edits a company's mail, lets it wait, or leaves the company out with a reason. It can be changed until the RFP is out.</summary>
public static class PrepareMail
{
    /// <summary>Keeps what is prepared for one company; the facts and the personal link in its mail stay as they are.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, PrepareMailInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager prepares the mails.");
        if (selection.Candidate(cdmoId) is not { Chosen: true } candidate) return Refusal.NotFound("company of that id on the longlist");
        List<FieldError> errors = [];
        if (!EnumNames.TryParse<PreparedChoice>(input.Choice, out var choice)) errors.Add(new("choice", "Choose send, hold or leave_out."));
        var words = OwnWords.Read(selection, cdmoId, input.Subject, input.Note, errors);
        var reason = choice == PreparedChoice.LeaveOut ? input.Reason?.Trim() ?? "" : null;
        if (reason is { Length: < 10 or > 1000 }) errors.Add(new("reason", "Type why this company is left out, ten to 1,000 characters; it stays in the record."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (state.Stage is not (Stage.Cda or Stage.RfpPreparation)) return Refusal.WrongStage(selection, "mails are prepared between the longlist gate and the moment at which the RFP goes out.");

        var before = PreparedMail.Of(selection, cdmoId);
        var after = new PreparedMail { CdmoId = cdmoId, Round = state.RfpRound, Choice = choice, Subject = words.Subject, Note = words.Note, Reason = reason, By = actor.PersonId, At = now };
        if ((before ?? after with { Choice = PreparedChoice.Send, Subject = null, Note = null, Reason = null }) == after with { By = before?.By ?? after.By, At = before?.At ?? now }) return Outcome.AlreadyDone;
        return new Change()
            .Put(after)
            .Note("rfp.mail_prepared", candidate.RowKey, Words(before), Words(after), reason)
            .Wake(Instances.Rfp(selection.Id, state.RfpRound));
    }

    private static string Words(PreparedMail? prepared) => prepared is null
        ? EnumNames.Of(PreparedChoice.Send)
        : EnumNames.Of(prepared.Choice) + (prepared.Subject is null && prepared.Note is null ? "" : ", edited");
}
