using CdmoFlow.Mail;
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
        var gate = new Gate
        {
            Id = Gate.IdOf(selection.Id, kind, number),
            Kind = kind,
            Number = number,
            Proposal = proposal,
            ProposedBy = by.PersonId,
            OpenedAt = now,
            DueAt = now.AddDays(selection.State.Brief.Schedule.GateDays),
            Approvers = GateApprovers.For(selection, kind),
        };
        change.Put(gate).Note("gate.opened", gate.RowKey, null, EnumNames.Of(GateState.Open));
        foreach (var approver in gate.Approvers)
        {
            change.Mail(MailOrder.Of(
                "gate_opened",
                approver.PersonId,
                MailLink.Gate(selection.Id, gate.Id),
                ("gate", GateNames.Of(kind)),
                ("proposal", proposal),
                ("due", Zones.Format(gate.DueAt, selection.State.Brief.TimeZone))));
        }

        return gate;
    }
}
