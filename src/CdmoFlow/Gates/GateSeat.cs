using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>A place at a gate and who fills it at this moment: the approver, or a deputy.</summary>
/// <param name="Approver">Whose place it is.</param>
/// <param name="IsDeputy">True when somebody else fills it.</param>
public sealed record GateSeat(GateApprover Approver, bool IsDeputy)
{
    /// <summary>The place that a person fills or has filled; null when they have none now.</summary>
    public static GateSeat? Of(Selection selection, Gate gate, string personId, DateTimeOffset now)
    {
        if (gate.Approvers.FirstOrDefault(a => a.PersonId == personId) is { } own) return new GateSeat(own, IsDeputy: false);
        var filled = gate.Decisions.FirstOrDefault(d => d.DecidedBy == personId)?.PersonId;
        if (filled is not null) return new GateSeat(gate.Approvers.First(a => a.PersonId == filled), IsDeputy: true);
        // A place that is still to be decided comes first; one that was decided meanwhile explains itself better than a refusal.
        var candidates = gate.InTurn.Concat(gate.Approvers).Where(a => Deputies.Of(selection, gate, a, now).Contains(personId));
        return candidates.FirstOrDefault() is { } other ? new GateSeat(other, IsDeputy: true) : null;
    }

    /// <summary>True when the place can be decided at this moment.</summary>
    public bool IsInTurn(Gate gate) => gate.InTurn.Any(a => a.PersonId == Approver.PersonId);

    /// <summary>Why it cannot be decided at this moment: carried out already, decided by another, or not its turn; null when it can.</summary>
    internal Outcome? WhyNotNow(Gate gate, bool approved, string reason, string personId)
    {
        if (gate.Decisions.FirstOrDefault(d => d.PersonId == Approver.PersonId) is { } taken)
        {
            if (taken.DecidedBy == personId && taken.Approved == approved && string.Equals(taken.Reason, reason, StringComparison.Ordinal)) return Outcome.AlreadyDone;
            var what = taken.Approved ? "approved" : "sent back";
            return Refusal.WrongState("already-decided", taken.DecidedBy == personId
                ? $"You have {what} this gate already; a decision is not changed afterwards."
                : $"Somebody was quicker: this gate was {what} as {Approver.Capacity.Replace('_', ' ')} at {taken.At:yyyy-MM-dd HH:mm} UTC. Reload the page to see by whom and why.");
        }

        if (gate.State != GateState.Open)
            return Refusal.WrongState("gate-not-open", $"This gate is {EnumNames.Of(gate.State)}; somebody was quicker, or it was overtaken. Reload the page to see what happened.");
        if (IsInTurn(gate)) return null;
        return Refusal.WrongState("not-your-turn", $"The approvers of this gate decide one after the other; it is the turn of the {gate.InTurn.First().Capacity.Replace('_', ' ')}. You get a mail when it is yours.");
    }
}
