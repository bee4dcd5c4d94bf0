namespace CdmoFlow.Proposals.Checks.Archives;

/// <summary>What is wrong with an archive, and with which entry.</summary>
/// <param name="Verdict">Refused, infected or not scanned.</param>
/// <param name="Reason">Why.</param>
/// <param name="Entry">The path of the entry; null where the archive as a whole is meant.</param>
public sealed record ArchiveFinding(FileVerdict Verdict, FileReason Reason, string? Entry = null);
