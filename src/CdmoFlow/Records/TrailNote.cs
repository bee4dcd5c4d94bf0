namespace CdmoFlow.Records;

/// <summary>What a decision says to the audit trail; sequence, time, actor and hashes are added when it is stored.</summary>
/// <param name="Action">Verb in the field's words, such as <c>gate.approved</c>.</param>
/// <param name="Subject">Row key or id of what changed.</param>
/// <param name="Old">The value before; null where there was none.</param>
/// <param name="New">The value after.</param>
/// <param name="Reason">The typed reason, where one was asked for.</param>
public sealed record TrailNote(string Action, string Subject, string? Old, string? New, string? Reason);
