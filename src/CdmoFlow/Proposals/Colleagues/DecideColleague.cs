using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Colleagues;

/// <summary>What becomes of a colleague whose address is in no covered domain.</summary>
/// <param name="Verdict"><c>release</c> or <c>refuse</c>.</param>
/// <param name="Reason">Why, ten to 1,000 characters; a refusal's goes to the proposal lead.</param>
public sealed record DecideColleagueInput(string? Verdict, string? Reason);

/// <summary>The project manager lets a colleague of a CDMO in, or does not.</summary>
public static class DecideColleague
{
    /// <summary>Releases or refuses. The same verdict twice changes nothing.</summary>
    public static Outcome Decide(Selection selection, string cdmoId, string personId, DecideColleagueInput input, Actor actor, DateTimeOffset now)
    {
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("Only the project manager decides on colleagues of a CDMO.");
        if (selection.Find<RoomColleague>(RoomColleague.KeyOf(cdmoId, personId)) is not { } colleague) return Refusal.NotFound("colleague of that id");
        List<FieldError> errors = [];
        var reason = input.Reason?.Trim() ?? "";
        if (input.Verdict is not ("release" or "refuse")) errors.Add(new("verdict", "Choose release or refuse."));
        if (reason.Length is < 10 or > 1000) errors.Add(new("reason", "Type the reason, ten to 1,000 characters."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var verdict = input.Verdict == "release" ? ColleagueState.Admitted : ColleagueState.Refused;
        if (colleague.State == verdict && colleague.DecidedBy is not null) return Outcome.AlreadyDone;
        if (colleague.State != ColleagueState.Waiting) return Refusal.WrongState("already-decided", $"This person is {EnumNames.Of(colleague.State)}; only who waits can be released or refused.");
        if (selection.State.HasEnded) return Refusal.WrongStage(selection, "nobody comes into its rooms any more.");

        var admits = verdict == ColleagueState.Admitted;
        var decided = colleague with
        {
            State = verdict,
            DecidedBy = actor.PersonId,
            DecidedAt = now,
            Reason = reason,
            Admission = colleague.Admission + (admits ? 1 : 0),
            EndedBySponsor = !admits,
        };
        var change = new Change().Put(decided).Note(admits ? "colleague.released" : "colleague.refused", decided.RowKey, EnumNames.Of(colleague.State), EnumNames.Of(verdict), reason);
        if (admits) return change.Mail(AddColleague.Link(selection, decided));
        return Told(change, selection, decided, reason);
    }

    /// <summary>Tells the lead that a colleague does not come in, or is out.</summary>
    internal static Change Told(Change change, Selection selection, RoomColleague colleague, string reason) => ColleagueAccess.LeadOf(selection, colleague.CdmoId) is { } lead
        ? change.Mail(MailOrder.Of("colleague_ended", lead, MailLink.Room(colleague.CdmoId), ("function", colleague.Function), ("reason", reason)))
        : change;
}
