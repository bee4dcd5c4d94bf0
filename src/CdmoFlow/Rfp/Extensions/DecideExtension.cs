using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Extensions;

/// <summary>What becomes of a wish for more time.</summary>
/// <param name="Verdict"><c>agree</c> or <c>refuse</c>.</param>
/// <param name="Reason">Why, ten to 1,000 characters; it stays in the record.</param>
public sealed record DecideExtensionInput(string? Verdict, string? Reason);

/// <summary>A second person agrees to a later deadline of one CDMO or of all, or refuses it. It is announced to all; that of one CDMO without saying whose it is.</summary>
public static class DecideExtension
{
    /// <summary>Moves the deadline with its timers, tells all, and keeps every seal until the last deadline.</summary>
    public static Outcome Decide(Selection selection, int number, DecideExtensionInput input, Actor actor, DateTimeOffset now)
    {
        var seat = selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId);
        if (seat is null || !(seat.Roles.Contains(Role.ProjectManager) || seat.Functions.Contains(SponsorFunction.QualityAssurance)))
            return Refusal.Forbidden("A project manager or Quality Assurance decides on a later deadline.");
        if (selection.Find<DeadlineExtension>(DeadlineExtension.KeyOf(number)) is not { } extension) return Refusal.NotFound("extension of that number");
        List<FieldError> errors = [];
        var reason = input.Reason?.Trim() ?? "";
        if (input.Verdict is not ("agree" or "refuse")) errors.Add(new("verdict", "Choose agree or refuse."));
        if (reason.Length is < 10 or > 1000) errors.Add(new("reason", "Type the reason, ten to 1,000 characters."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        var verdict = input.Verdict == "agree" ? ExtensionState.Approved : ExtensionState.Refused;
        if (extension.State == verdict && extension.DecidedBy == actor.PersonId) return Outcome.AlreadyDone;
        if (extension.State != ExtensionState.Proposed) return Refusal.WrongState("already-decided", $"This was {EnumNames.Of(extension.State)} before.");
        if (verdict == ExtensionState.Approved && extension.ProposedBy == actor.PersonId) return Refusal.WrongState("second-person-needed", "You asked for this; another person agrees to it.");

        var decided = extension with { State = verdict, DecidedBy = actor.PersonId, DecidedAt = now, DecisionReason = reason };
        var change = new Change().Put(decided).Note(verdict == ExtensionState.Approved ? "rfp.extension_agreed" : "rfp.extension_refused", extension.RowKey, EnumNames.Of(extension.State), EnumNames.Of(verdict), reason);
        if (verdict == ExtensionState.Refused) return change;
        if (extension.Round != selection.State.RfpRound) return Refusal.WrongState("too-late", "This belongs to an earlier round of the RFP.");
        if (extension.IsForAll) return ForAll(change, selection, extension, now);
        if (Participation.Check(selection, extension.CdmoId, now) is { } closed) return closed;
        if (extension.Deadline <= Deadlines.Of(selection, extension.CdmoId))
            return Refusal.WrongState("no-longer-later", "The deadline of all has moved in the meantime, to the day asked for or beyond it. Refuse this, and ask again if more time is still needed.");
        Move(change, selection, extension, now);
        return change;
    }

    private static Outcome ForAll(Change change, Selection selection, DeadlineExtension extension, DateTimeOffset now)
    {
        var state = selection.State;
        if (state is not { Stage: Stage.RfpIssued, RfpDeadline: { } deadline }) return Refusal.WrongStage(selection, "a deadline is moved only while the RFP is out.");
        if (now > deadline) return Refusal.WrongState("too-late", $"The deadline of {Zones.Format(deadline, state.Brief.TimeZone)} has passed; it cannot be moved any more.");
        if (extension.Deadline <= deadline)
            return Refusal.WrongState("no-longer-later", "The deadline of all has moved in the meantime, to the day asked for or beyond it. Refuse this, and ask again if more time is still needed.");
        ExtendDeadline.Move(change, selection, extension.Deadline, extension.Reason, extension.QuestionsStay, now);
        return change;
    }

    private static void Move(Change change, Selection selection, DeadlineExtension extension, DateTimeOffset now)
    {
        var state = selection.State;
        var invitation = selection.Find<Invitation>(Invitation.KeyOf(extension.CdmoId))!;
        change.Put(invitation with { Deadline = extension.Deadline, RemindersSent = Reminders.PassedAt(extension.Deadline, now) });
        var after = selection.After(change);
        change.Put(state with { DueAt = Deadlines.Last(after) })
            .Note("rfp.deadline_extended", invitation.RowKey, extension.Before.ToString("O"), extension.Deadline.ToString("O"), extension.Reason)
            .Wake(Instances.Rfp(selection.Id, state.RfpRound))
            .Wake(Instances.Invitation(selection.Id, state.RfpRound, extension.CdmoId));
        foreach (var told in after.Invitations.Where(i => i.Round == state.RfpRound && (i.IsOpen || i.CdmoId == extension.CdmoId)))
        {
            var isTheirs = told.CdmoId == extension.CdmoId;
            change.Mail(Disclosure.Mail(after, told.CdmoId, MailOrder.Of(
                isTheirs ? "deadline_extended_own" : "deadline_extended_other", told.ContactPersonId, MailLink.Room(told.CdmoId),
                ("deadline", Zones.Format(Deadlines.Of(state, told)!.Value, state.Brief.TimeZone)),
                ("last", Zones.Format(Deadlines.Last(after)!.Value, state.Brief.TimeZone)),
                ("reason", extension.Reason)), now));
        }
    }
}
