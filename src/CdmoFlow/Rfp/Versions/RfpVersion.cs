using CdmoFlow.Rfp.Amendments;

namespace CdmoFlow.Rfp.Versions;

/// <summary>The RFP as CDMOs could read it for a time.</summary>
/// <param name="Number">Counts all versions of the selection, from 1; 0 is what is being written and has not gone out.</param>
/// <param name="Round">The RFP round.</param>
/// <param name="Addendum">The addendum that made it; null for the RFP as the round began.</param>
/// <param name="At">From when it held, UTC; null while it has not gone out.</param>
/// <param name="Reason">Why it was made; null for the RFP as the round began.</param>
/// <param name="Texts">Text by key of a part of the RFP.</param>
/// <param name="Files">Files of the data room that it added, replaced or took out.</param>
public sealed record RfpVersion(int Number, int Round, int? Addendum, DateTimeOffset? At, string? Reason, IReadOnlyDictionary<string, string> Texts, IReadOnlyList<FileChange> Files);
