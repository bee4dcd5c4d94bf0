using CdmoFlow.Records.Exports;
using CdmoFlow.Selections;

namespace CdmoFlow.Storage.Exports;

/// <summary>A selection at one moment: its facts read and, beside them, the same rows word for word.</summary>
/// <param name="Selection">The facts.</param>
/// <param name="Rows">Its rows without trail and mails, by row key.</param>
public sealed record SelectionSnapshot(Selection Selection, IReadOnlyList<StoredRow> Rows);
