using CdmoFlow.People;

namespace CdmoFlow.Gates;

/// <summary>One decision with its reason.</summary>
/// <param name="PersonId">The approver whose decision it is.</param>
/// <param name="Approved">False: sent back.</param>
/// <param name="Reason">As typed.</param>
/// <param name="At">When, UTC.</param>
public sealed record GateDecision(string PersonId, bool Approved, string Reason, DateTimeOffset At)
{
    /// <summary>The deputy who decided in the approver's place; null when the approver did.</summary>
    public string? DeputyId { get; init; }

    /// <summary>The natural person who decided.</summary>
    public string DecidedBy => DeputyId ?? PersonId;

    /// <summary>What the person stated by it, such as "I approve the award gate as quality_assurance" (21 CFR 11.50(a)(3)).</summary>
    public string Meaning { get; init; } = "";

    /// <summary>The electronic signature; null where it is an approval only.</summary>
    public ElectronicSignature? Signature { get; init; }

    /// <summary>What a signature of this decision covers: the gate's proposal and the decision.</summary>
    public object SignedRecord(Gate gate) => new { gate.Id, gate.Kind, gate.Proposal, gate.OpenedAt, PersonId, Approved, Reason, Meaning, At };
}
