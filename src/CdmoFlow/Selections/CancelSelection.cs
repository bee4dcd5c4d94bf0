using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Confidentiality;

namespace CdmoFlow.Selections;

/// <summary>Why a selection is cancelled.</summary>
/// <param name="Reason">For the record and for everyone who is told, at least ten characters.</param>
public sealed record CancelInput(string? Reason);

/// <summary>Ends a selection at any stage before it is contracted. Sealed proposals stay sealed, everyone involved is told, orchestrations end by themselves.</summary>
public static class CancelSelection
{
    /// <summary>Cancels with a reason.</summary>
    public static Outcome Decide(Selection selection, CancelInput input, Actor actor, DateTimeOffset now)
    {
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length < 10) return Refusal.Invalid("reason", "Type the reason, at least ten characters; everyone involved will read it.");
        if (selection.State.Stage == Stage.Cancelled) return Outcome.AlreadyDone;
        if (selection.State.Stage == Stage.Contracted) return Refusal.WrongStage(selection, "what has been contracted is ended by its contract, not here.");

        var change = new Change()
            .Put(selection.State.Enter(Stage.Cancelled, now) with { CancelReason = reason, NeedsAttention = [] })
            .Note("selection.cancelled", selection.Id, EnumNames.Of(selection.State.Stage), EnumNames.Of(Stage.Cancelled), reason);
        if (selection.OpenGate is { } gate)
            change.Put(gate with { State = GateState.Closed }).Note("gate.closed", gate.RowKey, EnumNames.Of(GateState.Open), EnumNames.Of(GateState.Closed), reason);
        foreach (var member in selection.State.Team)
            change.Mail(MailOrder.Of("selection_cancelled", member.PersonId, MailLink.Selection(selection.Id), ("reason", reason)));
        // CDMOs that were never told of the selection are not told of its end either.
        foreach (var candidate in selection.Candidates.Where(c => c.ContactPersonId is not null && c.Standing is not (CandidateStanding.Proposed or CandidateStanding.Eliminated)))
        {
            var informed = selection.Cdas.Any(d => d.CdmoId == candidate.CdmoId);
            if (informed) change.Mail(MailOrder.Of("selection_cancelled", candidate.ContactPersonId!, MailLink.Room(candidate.CdmoId), ("selection", Disclosure.IsOpen(selection, candidate.CdmoId, now) ? selection.State.Title : $"{selection.State.Brief.Sponsor}, {selection.State.Brief.WorkPackage}"), ("reason", "The sponsor has ended this selection.")));
        }

        foreach (var instance in Instances.Waiting(selection)) change.Wake(instance);
        return change;
    }
}
