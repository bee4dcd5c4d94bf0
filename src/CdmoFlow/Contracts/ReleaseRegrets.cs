using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>What the project manager adds to the regrets.</summary>
/// <param name="Feedback">A few sentences per CDMO id; may be left out.</param>
public sealed record RegretsInput(IReadOnlyDictionary<string, string?>? Feedback);

/// <summary>
/// The project manager releases the regrets to those who are out, after the award; the runner-up is told only when the contract stands, because until then it is the reserve.
/// </summary>
public static class ReleaseRegrets
{
    private const int LongestFeedback = 4000;

    /// <summary>The CDMOs that would be told now: invited, out, and not told before. One that declined needs no regret.</summary>
    public static IReadOnlyList<Candidate> ToTell(Selection selection) =>
    [
        .. selection.Candidates.Where(c => c.RegretSentAt is null
            && (c.Standing == CandidateStanding.Eliminated || (c.Standing == CandidateStanding.RunnerUp && selection.State.Stage == Stage.Contracted))
            && selection.Find<Invitation>(Invitation.KeyOf(c.CdmoId)) is { SentAt: not null, State: not InvitationState.Declined }),
    ];

    /// <summary>Mails each of them once.</summary>
    public static Outcome Decide(Selection selection, RegretsInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (!selection.ProjectManagers.Contains(actor.PersonId, StringComparer.Ordinal)) return Refusal.Forbidden("The project manager releases the regrets.");
        List<FieldError> errors = [];
        foreach (var (cdmoId, text) in input.Feedback ?? new Dictionary<string, string?>())
        {
            if (selection.Candidate(cdmoId) is null) errors.Add(new($"feedback.{cdmoId}", "This CDMO is no candidate of the selection."));
            else if (text?.Length > LongestFeedback) errors.Add(new($"feedback.{cdmoId}", $"Keep the feedback below {LongestFeedback} characters."));
        }

        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (state.Stage is not (Stage.Contract or Stage.Contracted)) return Refusal.WrongStage(selection, "regrets are released after the award.");
        var told = ToTell(selection);
        if (told.Count == 0 && state.RegretsReleasedAt is not null) return Outcome.AlreadyDone;

        var change = new Change()
            .Put(state with { RegretsReleasedAt = state.RegretsReleasedAt ?? now })
            .Note("regrets.released", selection.Id, null, string.Join(", ", told.Select(c => c.CdmoId)));
        foreach (var candidate in told)
        {
            var contact = selection.Find<Invitation>(Invitation.KeyOf(candidate.CdmoId))!.ContactPersonId;
            var feedback = input.Feedback?.GetValueOrDefault(candidate.CdmoId)?.Trim() ?? "";
            change.Put(candidate with { RegretSentAt = now }).Mail(MailOrder.Of("regret", contact, MailLink.Room(candidate.CdmoId), ("feedback", feedback)));
        }

        return change;
    }
}
