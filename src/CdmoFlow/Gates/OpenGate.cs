using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>Opens a gate in the transaction of the proposal it judges, and asks its approvers by mail.</summary>
public static class OpenGate
{
    /// <summary>Adds the gate, its mails and its orchestration to a change.</summary>
    public static Gate Add(Change change, Selection selection, GateKind kind, string proposal, Actor by, DateTimeOffset now)
    {
        var number = selection.Gates.Count(g => g.Kind == kind) + 1;
        var rule = selection.GateRules.Of(kind);
        var approvers = GateApprovers.For(selection, kind);
        var gate = new Gate
        {
            Id = Gate.IdOf(selection.Id, kind, number),
            Kind = kind,
            Number = number,
            Proposal = proposal,
            ProposedBy = by.PersonId,
            OpenedAt = now,
            DueAt = selection.Calendar.DueAfter(now, selection.State.Brief.Schedule.GateDays, selection.State.Brief.TimeZone),
            Approvers = approvers,
            Order = rule.Order,
            // The team may be smaller than when the rule was made; the fewest that the kind demands stay demanded.
            Quorum = rule.Quorum is { } quorum && quorum < approvers.Count ? Math.Max(quorum, GateRule.FewestApprovals(kind)) : null,
            SignatureRequired = rule.SignatureRequired,
        };
        change.Put(gate).Note("gate.opened", gate.RowKey, null, EnumNames.Of(GateState.Open));
        GateUpkeep.Ask(change, selection, gate, now);
        return gate;
    }
}
