using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>What an approver hands in: an explicit choice and a typed reason.</summary>
/// <param name="Verdict"><c>approve</c>, <c>send_back</c> or <c>ask</c>.</param>
/// <param name="Reason">Why, or the question, at least ten characters: it stands in the record for good.</param>
/// <param name="Signature">Code of the authenticator app or signature password; null where it is an approval and no signature. Checked before the decision, never stored.</param>
public sealed record GateInput(string? Verdict, string? Reason, string? Signature = null);

/// <summary>An approver or a deputy decides a gate. The consequence for the stage is part of the same transaction, so that nothing is half decided.</summary>
public static class DecideGate
{
    /// <summary>Checks the person, the choice and the state of the gate, then applies the decision.</summary>
    /// <param name="selection">The selection as it stands.</param>
    /// <param name="gateId">Which gate.</param>
    /// <param name="input">As typed.</param>
    /// <param name="actor">The signed-in person.</param>
    /// <param name="now">Business time.</param>
    /// <param name="signedWith">The second component that was checked; null for an approval without signature.</param>
    public static Outcome Decide(Selection selection, string gateId, GateInput input, Actor actor, DateTimeOffset now, SigningMethod? signedWith = null)
    {
        if (selection.Find<Gate>(Gate.KeyOf(gateId)) is not { } gate) return Refusal.NotFound("gate");
        if (GateSeat.Of(selection, gate, actor.PersonId, now) is not { } seat) return Refusal.Forbidden("You are not one of the approvers of this gate, and you stand in for none of them now.");
        List<FieldError> errors = [];
        if (input.Verdict is not ("approve" or "send_back" or "ask")) errors.Add(new("verdict", "Choose approve, send back or ask for information."));
        if ((input.Reason?.Trim().Length ?? 0) < 10) errors.Add(new("reason", "Type the reason, at least ten characters; it stays in the record."));
        if (errors.Count > 0) return Refusal.Invalid(errors);

        var reason = input.Reason!.Trim();
        if (input.Verdict == "ask") return AskAtGate.Ask(selection, gate, reason, actor, now);
        var approved = input.Verdict == "approve";
        if (seat.WhyNotNow(gate, approved, reason, actor.PersonId) is { } notNow) return notNow;
        if (gate.SignatureRequired && approved && seat.IsDeputy) return Refusal.WrongState("own-signature-needed", "This gate needs the approver's own signature; as a deputy you can send it back or ask for information.");
        if (gate.SignatureRequired && approved && signedWith is null) return Refusal.Invalid("signature", "This gate needs your electronic signature: type the code of your authenticator app or your signature password.");
        return Carry(selection, gate, Record(gate, seat, approved, reason, actor, now, signedWith), actor, now);
    }

    private static GateDecision Record(Gate gate, GateSeat seat, bool approved, string reason, Actor actor, DateTimeOffset now, SigningMethod? signedWith)
    {
        var verb = approved ? "I approve" : "I send back";
        var decision = new GateDecision(seat.Approver.PersonId, approved, reason, now)
        {
            DeputyId = seat.IsDeputy ? actor.PersonId : null,
            Meaning = $"{verb} the {GateNames.Of(gate.Kind).ToLowerInvariant()} as {seat.Approver.Capacity.Replace('_', ' ')}{(seat.IsDeputy ? ", in the approver's place" : "")}.",
        };
        // Nobody signs in another's name: what a deputy does is an approval.
        return signedWith is { } method && !seat.IsDeputy ? decision with { Signature = ElectronicSignature.Over(method, decision.SignedRecord(gate)) } : decision;
    }

    private static Change Carry(Selection selection, Gate gate, GateDecision decision, Actor actor, DateTimeOffset now)
    {
        var decided = gate with { Decisions = [.. gate.Decisions, decision] };
        decided = decided with { State = !decision.Approved ? GateState.SentBack : decided.IsCarried ? GateState.Approved : GateState.Open };
        var change = new Change { OnBehalfOf = decision.DeputyId is null ? null : decision.PersonId }
            .Put(decided)
            .Note(decision.Approved ? "gate.approved" : "gate.sent_back", gate.RowKey, EnumNames.Of(gate.State), EnumNames.Of(decided.State), decision.Reason)
            .Wake(gate.Id);
        if (decision.Signature is { } signature) change.Note("gate.signed", gate.RowKey, null, $"{EnumNames.Of(signature.Method)} sha-256 {signature.RecordSha256}", decision.Meaning);
        if (decided.State == GateState.Open)
        {
            if (gate.Order == GateOrder.Sequence) GateUpkeep.Ask(change, selection, decided, now);
            return change;
        }

        // What was said about the overdue gate is settled with it.
        var settled = selection.State.Settled(GateNames.Of(gate.Kind));
        change.Put(settled);
        GateConsequences.Apply(change, selection.After(new Change().Put(settled)), decided, actor, now);
        Tell(change, selection, decided, decision);
        return change;
    }

    // Everybody who was asked learns what became of it, whether they had decided or not.
    private static void Tell(Change change, Selection selection, Gate gate, GateDecision last)
    {
        var people = selection.ProjectManagers.Append(gate.ProposedBy).Concat(gate.Approvers.Select(a => a.PersonId)).Concat(gate.Decisions.Select(d => d.DecidedBy));
        foreach (var person in people.Where(p => p != "system").Distinct(StringComparer.Ordinal))
        {
            change.Mail(MailOrder.Of(
                "gate_decided",
                person,
                MailLink.Gate(selection.Id, gate.Id),
                ("gate", GateNames.Of(gate.Kind)),
                ("decision", last.Approved ? "approved" : "sent back"),
                ("by", gate.Approvers.First(a => a.PersonId == last.PersonId).Capacity),
                ("reason", last.Reason)));
        }
    }
}
