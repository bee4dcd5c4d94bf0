using System.Globalization;
using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Decision;
using CdmoFlow.Evaluation;
using CdmoFlow.Gates;
using CdmoFlow.Longlist;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Seeding;

/// <summary>One thing that the clock looks after in a selection, with the app's own rules: what is due, and when to look again.</summary>
internal sealed record Upkeep(Func<Selection, DateTimeOffset, Change> Due, Func<Selection, DateTimeOffset, StageStatus> Status)
{
    /// <summary>What the orchestrations of a selection would wait for now.</summary>
    public static IEnumerable<Upkeep> Of(Selection selection)
    {
        var state = selection.State;
        if (selection.OpenGate is { } gate) yield return new((s, now) => GateUpkeep.Decide(s, gate.Id, now), (s, _) => GateUpkeep.Status(s, gate.Id));
        switch (state.Stage)
        {
            case Stage.Longlist:
                yield return Keyed(LonglistUpkeep.Due, LonglistUpkeep.Status, null);
                break;
            case Stage.Cda:
                yield return Keyed(CdaUpkeep.Due, CdaUpkeep.Status, null);
                break;
            case Stage.RfpPreparation:
                yield return Keyed(RfpPreparationUpkeep.Due, RfpPreparationUpkeep.Status, null);
                break;
            case Stage.RfpIssued:
                foreach (var invitation in selection.Invitations) yield return Keyed(InvitationUpkeep.Due, InvitationUpkeep.Status, invitation.CdmoId);
                yield return Keyed(RfpUpkeep.Due, RfpUpkeep.Status, null);
                break;
            case Stage.Opening:
                yield return Keyed(OpeningUpkeep.Due, OpeningUpkeep.Status, Text(state.RfpRound));
                break;
            case Stage.Scoring or Stage.Shortlist:
                yield return Keyed(EvaluationUpkeep.Due, EvaluationUpkeep.Status, null);
                break;
            case Stage.DueDiligence:
                foreach (var audit in selection.Audits) yield return Keyed(AuditUpkeep.Due, AuditUpkeep.Status, audit.CdmoId);
                yield return Keyed(DueDiligenceUpkeep.Due, DueDiligenceUpkeep.Status, Text(state.AuditRound));
                break;
            case Stage.Decision:
                yield return Keyed(DecisionUpkeep.Due, DecisionUpkeep.Status, null);
                break;
            case Stage.Contract:
                yield return Keyed(ContractUpkeep.Due, ContractUpkeep.Status, Text(state.ContractRound));
                break;
            case Stage.Scoping or Stage.Contracted or Stage.Cancelled:
                break;
        }
    }

    private static Upkeep Keyed(Func<Selection, string?, DateTimeOffset, Change> due, Func<Selection, string?, DateTimeOffset, StageStatus> status, string? key) =>
        new((s, now) => due(s, key, now), (s, now) => status(s, key, now));

    private static string Text(int round) => round.ToString(CultureInfo.InvariantCulture);
}
