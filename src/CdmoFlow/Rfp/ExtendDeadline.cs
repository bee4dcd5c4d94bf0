using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Extensions;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>A later deadline for every invited CDMO.</summary>
/// <param name="NewDate">The new last day; submissions count until five in the afternoon where the selection is at home.</param>
/// <param name="Reason">For the record and for the CDMOs, at least ten characters.</param>
/// <param name="Questions"><c>move</c> or <c>stay</c>: what becomes of the window for questions; left out it moves.</param>
public sealed record ExtendDeadlineInput(DateOnly? NewDate, string? Reason, string? Questions = null);

/// <summary>Moves the deadline of an issued RFP, only later and for all alike; where the rules of the RFP say so, only once a second person has agreed.</summary>
public static class ExtendDeadline
{
    /// <summary>Moves it and tells every invited CDMO, or notes the wish for a second person.</summary>
    public static Outcome Decide(Selection selection, ExtendDeadlineInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.State.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true)
            return Refusal.Forbidden("Only the project manager moves the deadline.");
        var state = selection.State;
        List<FieldError> errors = [];
        if (input.NewDate is null) errors.Add(new("newDate", "Enter the new last day."));
        if (input.NewDate is { } wish && wish > Days.Of(now, state.Brief.TimeZone).AddYears(1)) errors.Add(new("newDate", "Enter a day within a year."));
        if ((input.Reason?.Trim().Length ?? 0) is < 10 or > 1000) errors.Add(new("reason", "Type the reason, ten to 1,000 characters; every invited CDMO will read it."));
        if (NamedCdmo.In(selection, input.Reason) is { } named) errors.Add(new("reason", NamedCdmo.Sentence(named)));
        if (input.Questions is not (null or "move" or "stay")) errors.Add(new("questions", "Choose move or stay."));
        if (errors.Count > 0) return Refusal.Invalid(errors);
        if (state is not { Stage: Stage.RfpIssued, RfpDeadline: { } deadline }) return Refusal.WrongStage(selection, "a deadline is moved only while the RFP is out.");
        if (now > deadline) return Refusal.WrongState("too-late", $"The deadline of {Zones.Format(deadline, state.Brief.TimeZone)} has passed; it cannot be moved any more.");
        var later = Days.EndOf(input.NewDate!.Value, state.Brief.TimeZone);
        if (later == deadline) return Outcome.AlreadyDone;
        if (later < deadline) return Refusal.Invalid("newDate", $"An issued deadline moves only later than {Zones.Format(deadline, state.Brief.TimeZone)}.");

        var (reason, questionsStay) = (input.Reason!.Trim(), input.Questions == "stay");
        if (state.Brief.RfpRules.ExtensionNeedsApproval) return ProposeExtension.ForAll(selection, later, reason, questionsStay, actor, now);
        var change = new Change();
        Move(change, selection, later, reason, questionsStay, now);
        return change;
    }

    /// <summary>Moves deadline and window, tells every invited CDMO and lets the timers read them again.</summary>
    internal static void Move(Change change, Selection selection, DateTimeOffset later, string reason, bool questionsStay, DateTimeOffset now)
    {
        var (state, deadline) = (selection.State, selection.State.RfpDeadline!.Value);
        var until = questionsStay ? state.QuestionsUntil : QuestionsMove.Until(selection, later, isAmendment: false, now);
        var moved = selection.After(new Change().Put(QuestionsMove.Apply(change, selection, state with { RfpDeadline = later }, until, now)));
        change.Put(moved.State with { DueAt = Deadlines.Last(moved) })
            .Note("rfp.deadline_extended", selection.Id, deadline.ToString("O"), later.ToString("O"), reason)
            .Wake(Instances.Rfp(selection.Id, state.RfpRound));
        foreach (var invitation in selection.Invitations.Where(i => i.IsOpen && i.Round == state.RfpRound))
        {
            var own = Deadlines.Of(moved.State, invitation)!.Value;
            // The announcement stands for the reminders that the new deadline has behind it; the others come again.
            change.Put(invitation with { RemindersSent = Reminders.PassedAt(own, now) })
                .Mail(Disclosure.Mail(
                    selection, invitation.CdmoId, MailOrder.Of("deadline_extended", invitation.ContactPersonId, MailLink.Room(invitation.CdmoId), ("deadline", Zones.Format(own, state.Brief.TimeZone)), ("reason", reason), ("questions", QuestionsMove.Sentence(state, moved.State))), now))
                .Wake(Instances.Invitation(selection.Id, state.RfpRound, invitation.CdmoId));
        }
    }
}
