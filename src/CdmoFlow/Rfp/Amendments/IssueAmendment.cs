using System.Globalization;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.DataRoom;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Amendments;

/// <summary>The drafted amendment goes out.</summary>
/// <param name="Edit">The edit of the draft that the page showed, so that nobody issues a text that changed since; null issues it as it is.</param>
public sealed record IssueAmendmentInput(int? Edit);

/// <summary>
/// Issues the drafted amendment as the next addendum, to all at the same moment: the RFP reads differently from now on, what was submitted needs its CDMO's confirmation, and a deadline closer than the
/// minimum time moves for everybody, with every timer that hangs on it.
/// </summary>
public static class IssueAmendment
{
    /// <summary>Text, deadline, proposals, mails and trail in one transaction; the documents are rendered afterwards.</summary>
    public static Outcome Decide(Selection selection, IssueAmendmentInput input, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        if (state.Team.FirstOrDefault(m => m.PersonId == actor.PersonId)?.Roles.Contains(Role.ProjectManager) != true) return Refusal.Forbidden("Only the project manager amends the RFP.");
        if (NotNow(selection, now) is { } refusal) return refusal;
        if (DraftAmendment.Of(selection) is not { Draft: { } content } draft) return Refusal.NotFound("drafted amendment");
        if (input.Edit is { } seen && seen != draft.Edit) return Refusal.WrongState("draft-changed", "Somebody changed this draft since you opened the page. Read it again, then issue it.");
        if (draft.NewDate is { } wish && WrongDay(state, wish, now) is { } wrong) return Refusal.Invalid("newDate", wrong);
        var changes = content.Since(RfpContent.Of(state.Brief));
        if (changes.Count == 0) return Refusal.WrongState("nothing-changed", "Nothing of this draft differs from the RFP as it is out.");

        return Issue(selection, draft with { Changes = changes }, actor, now);
    }

    /// <summary>Issues an amendment whose changes are known, of texts or of files: its number, the deadline, the proposals that wait for a confirmation, the mails.</summary>
    internal static Change Issue(Selection selection, Amendment ready, Actor actor, DateTimeOffset now)
    {
        var state = selection.State;
        var issued = ready with
        {
            State = AmendmentState.Issued,
            Draft = null,
            Addendum = Addenda.Next(selection),
            IssuedAt = now,
            IssuedBy = actor.PersonId,
            DeadlineBefore = state.RfpDeadline,
            DeadlineAfter = DeadlineIfIssued(selection, ready, now),
        };
        var number = issued.Addendum!.Value.ToString(CultureInfo.InvariantCulture);
        var what = issued.Changes.Select(c => c.Part).Concat(issued.Files.Select(f => Attachment.KeyOf(f.Number, f.Version)));
        var next = state with { Brief = ready.Draft is { } content ? content.In(state.Brief) : state.Brief, RfpDeadline = issued.DeadlineAfter };
        var change = new Change();
        next = QuestionsMove.Apply(change, selection, next, QuestionsUntil(selection, ready, now), now);
        if (next.QuestionsUntil != state.QuestionsUntil) issued = issued with { QuestionsAfter = next.QuestionsUntil, AnswersAfter = next.AnswersUntil };
        change.Put(issued)
            .Put(next)
            .Note("rfp.amended", issued.RowKey, null, $"addendum {number}: {string.Join(", ", what)}", issued.Reason)
            .Start("AddendumOrchestrator", Instances.Addendum(selection.Id, issued.Addendum.Value), new { SelectionId = selection.Id, Key = number });
        if (issued.Extends) change.Note("rfp.deadline_extended", selection.Id, issued.DeadlineBefore!.Value.ToString("O"), issued.DeadlineAfter!.Value.ToString("O"), $"Addendum {number} leaves at least {state.Brief.Schedule.AmendmentDays} working days.");
        Reconfirm(change, selection);
        Announce(change, selection.After(change), issued, QuestionsMove.Sentence(state, next), now);
        return change;
    }

    /// <summary>Until when questions are taken once the draft is issued at this instant.</summary>
    public static DateTimeOffset? QuestionsUntil(Selection selection, Amendment draft, DateTimeOffset now) =>
        draft.QuestionsStay ? selection.State.QuestionsUntil : QuestionsMove.Until(selection, DeadlineIfIssued(selection, draft, now), isAmendment: true, now);

    /// <summary>The deadline of all that issuing the draft at this instant would set: the present one, unless the minimum time or the draft asks for a later one.</summary>
    public static DateTimeOffset DeadlineIfIssued(Selection selection, Amendment draft, DateTimeOffset now)
    {
        var brief = selection.State.Brief;
        var least = selection.Calendar.DueAfter(now, brief.Schedule.AmendmentDays, brief.TimeZone);
        var wished = draft.NewDate is { } day ? Days.EndOf(day, brief.TimeZone) : least;
        return new[] { selection.State.RfpDeadline!.Value, least, wished }.Max();
    }

    /// <summary>Why the RFP cannot be amended at this instant, or null.</summary>
    internal static Refusal? NotNow(Selection selection, DateTimeOffset now)
    {
        var state = selection.State;
        if (state is not { Stage: Stage.RfpIssued, RfpDeadline: { } deadline }) return Refusal.WrongStage(selection, "an RFP is amended only while it is out.");
        return now > deadline ? Refusal.WrongState("too-late", $"The deadline of {Zones.Format(deadline, state.Brief.TimeZone)} has passed; the RFP is not amended any more.") : null;
    }

    /// <summary>Why a day cannot be the new last day, or null.</summary>
    internal static string? WrongDay(SelectionState state, DateOnly day, DateTimeOffset now)
    {
        if (Days.EndOf(day, state.Brief.TimeZone) < state.RfpDeadline) return $"An issued deadline moves only later than {Zones.Format(state.RfpDeadline!.Value, state.Brief.TimeZone)}.";
        return day > Days.Of(now, state.Brief.TimeZone).AddYears(1) ? "Enter a day within a year." : null;
    }

    private static void Reconfirm(Change change, Selection selection)
    {
        foreach (var seal in selection.Proposals.Where(p => p.State == ProposalState.Submitted))
        {
            change.Put(seal with { State = ProposalState.NeedsReconfirmation })
                .Note("proposal.needs_reconfirmation", seal.RowKey, EnumNames.Of(seal.State), EnumNames.Of(ProposalState.NeedsReconfirmation));
        }
    }

    private static void Announce(Change change, Selection after, Amendment issued, string questions, DateTimeOffset now)
    {
        var state = after.State;
        change.Put(state with { DueAt = Deadlines.Last(after) }).Wake(Instances.Rfp(after.Id, state.RfpRound));
        foreach (var invitation in after.Invitations.Where(i => i.IsOpen && i.Round == state.RfpRound))
        {
            var deadline = Deadlines.Of(state, invitation)!.Value;
            var handedIn = after.Proposals.Any(p => p.CdmoId == invitation.CdmoId && p.State == ProposalState.NeedsReconfirmation);
            // This mail stands for the reminders that the deadline has behind it; those still ahead come, also to whom had submitted.
            change.Put(invitation with { RemindersSent = Reminders.PassedAt(deadline, now) })
                .Mail(Disclosure.Mail(after, invitation.CdmoId, MailOrder.Of(
                    "rfp_amended", invitation.ContactPersonId, MailLink.Room(invitation.CdmoId),
                    ("addendum", issued.Addendum!.Value.ToString(CultureInfo.InvariantCulture)),
                    ("parts", string.Join('\n', Parts(issued))),
                    ("reason", issued.Reason),
                    ("deadline", Zones.Format(deadline, state.Brief.TimeZone)),
                    ("moved", issued.Extends ? "It was moved for every invited company, so that there is time to take the change into account." : ""),
                    ("questions", questions),
                    ("confirm", handedIn ? Sentence(state.Brief.RfpRules.Unconfirmed) : "")), now))
                .Wake(Instances.Invitation(after.Id, state.RfpRound, invitation.CdmoId));
        }
    }

    // A mail names no file: what it is called is content, and content lies behind the agreement.
    private static IEnumerable<string> Parts(Amendment issued) => issued.Changes.Select(c => RfpPart.Of(c.Part).Name)
        .Concat(issued.Files.Count == 0 ? [] : [issued.Files.Count == 1 ? "One file of the data room" : $"{issued.Files.Count} files of the data room"]);

    private static string Sentence(UnconfirmedPolicy policy) => "Your proposal answers the RFP as it was before. Please confirm it in your room, or replace it, before the deadline. " + (policy == UnconfirmedPolicy.LeaveOut
        ? "Without either it will not be opened with the others."
        : "Without either it will be opened as an answer to the earlier version.");
}
