using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CdmoFlow.Records;

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
    public GateSignature? Signature { get; init; }
}

/// <summary>An electronic signature: it was given with a second component that is not the mailbox, and it is tied to what was signed (21 CFR 11.70, 11.200).</summary>
/// <param name="Method">The second component.</param>
/// <param name="RecordSha256">SHA-256 over the gate's proposal and the decision, hex: cut out or copied, it fits nothing else.</param>
public sealed record GateSignature(People.SigningMethod Method, string RecordSha256)
{
    /// <summary>The hash of what is signed.</summary>
    public static string HashOf(Gate gate, GateDecision decision) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { gate.Id, gate.Kind, gate.Proposal, gate.OpenedAt, decision.PersonId, decision.Approved, decision.Reason, decision.Meaning, decision.At }, Json.Options))));

    /// <summary>True while proposal and decision are those that were signed.</summary>
    public bool Fits(Gate gate, GateDecision decision) => string.Equals(RecordSha256, HashOf(gate, decision), StringComparison.Ordinal);
}
