using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>What an approver hands in: an explicit choice and a typed reason.</summary>
/// <param name="Verdict"><c>approve</c> or <c>send_back</c>.</param>
/// <param name="Reason">Why, at least ten characters: it stands in the record for good.</param>
public sealed record GateInput(string? Verdict, string? Reason);

/// <summary>An approver decides a gate. The consequence for the stage is part of the same transaction, so that nothing is half decided.</summary>
public static class DecideGate
{
    /// <summary>Checks the person, the choice and the state of the gate, then applies the decision.</summary>
    public static Outcome Decide(Selection selection, string gateId, GateInput input, Actor actor, DateTimeOffset now)
    {
        if (selection.Find<Gate>(Gate.KeyOf(gateId)) is not { } gate) return Refusal.NotFound("gate");
        if (gate.Approvers.All(a => a.PersonId != actor.PersonId)) return Refusal.Forbidden("You are not one of the approvers of this gate.");
        List<FieldError> errors = [];
        if (input.Verdict is not ("approve" or "send_back")) errors.Add(new("verdict", "Choose approve or send back."));
        if ((input.Reason?.Trim().Length ?? 0) < 10) errors.Add(new("reason", "Type the reason, at least ten characters; it stays in the record."));
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var approved = input.Verdict == "approve";
        var reason = input.Reason!.Trim();
        var mine = gate.Decisions.FirstOrDefault(d => d.PersonId == actor.PersonId);
        if (mine is not null && mine.Approved == approved && string.Equals(mine.Reason, reason, StringComparison.Ordinal)) return Outcome.AlreadyDone;
        if (mine is not null) return Refusal.WrongState("already-decided", $"You have {(mine.Approved ? "approved" : "sent back")} this gate already; a decision is not changed afterwards.");
        if (gate.State != GateState.Open)
            return Refusal.WrongState("gate-not-open", $"This gate is {EnumNames.Of(gate.State)}; somebody was quicker, or it was overtaken. Reload the page to see what happened.");

        var decided = gate with { Decisions = [.. gate.Decisions, new GateDecision(actor.PersonId, approved, reason, now)] };
        decided = decided with { State = !approved ? GateState.SentBack : decided.Waiting.Any() ? GateState.Open : GateState.Approved };
        var change = new Change()
            .Put(decided)
            .Note(approved ? "gate.approved" : "gate.sent_back", gate.RowKey, EnumNames.Of(gate.State), EnumNames.Of(decided.State), reason)
            .Wake(gate.Id);
        if (decided.State == GateState.Open) return change;

        // What was said about the overdue gate is settled with it.
        var settled = selection.State with { NeedsAttention = [.. selection.State.NeedsAttention.Where(s => !s.StartsWith(GateNames.Of(gate.Kind), StringComparison.Ordinal))] };
        change.Put(settled);
        GateConsequences.Apply(change, selection.After(new Change().Put(settled)), decided, actor, now);
        foreach (var person in selection.ProjectManagers.Append(gate.ProposedBy).Where(p => p != "system").Distinct(StringComparer.Ordinal))
        {
            change.Mail(MailOrder.Of(
                "gate_decided",
                person,
                MailLink.Gate(selection.Id, gate.Id),
                ("gate", GateNames.Of(gate.Kind)),
                ("decision", approved ? "approved" : "sent back"),
                ("by", gate.Approvers.First(a => a.PersonId == actor.PersonId).Capacity),
                ("reason", reason)));
        }

        return change;
    }
}
