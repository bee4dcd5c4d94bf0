using CdmoFlow.Audits;
using CdmoFlow.Contracts;
using CdmoFlow.Decision;
using CdmoFlow.Evaluation;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Selections;

namespace CdmoFlow.Gates;

/// <summary>What a decided gate means for its stage: approved moves on, sent back re-opens. Each stage says it in its own room.</summary>
public static class GateConsequences
{
    /// <summary>Adds the stage's consequence to the change that decides the gate.</summary>
    public static void Apply(Change change, Selection selection, Gate gate, Actor actor, DateTimeOffset now)
    {
        var approved = gate.State == GateState.Approved;
        switch (gate.Kind)
        {
            case GateKind.Longlist:
                LonglistGate.Apply(change, selection, approved, now);
                break;
            case GateKind.Shortlist:
                ShortlistGate.Apply(change, selection, approved, now);
                break;
            case GateKind.Audit:
                AuditGate.Apply(change, selection, approved, now);
                break;
            case GateKind.Award:
                AwardGate.Apply(change, selection, approved, now);
                break;
            case GateKind.RunnerUp:
                RunnerUpGate.Apply(change, selection, approved, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(gate), gate.Kind, "Unknown gate.");
        }
    }
}
