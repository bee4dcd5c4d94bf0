using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Checks;

/// <summary>The files of one submitted version that are not clean. Verdicts and ids alone: names and findings stay in the CDMO's own partition.</summary>
public sealed record FileHolds : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <summary>The version they belong to.</summary>
    public required int Version { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId, Version);

    /// <summary>The files, in the order in which they were found.</summary>
    public required IReadOnlyList<FileHold> Files { get; init; }

    /// <summary>The file of that id; null when it is not held.</summary>
    public FileHold? Find(string fileId) => Files.FirstOrDefault(f => f.FileId == fileId);

    /// <summary>The row with one file changed.</summary>
    public FileHolds With(FileHold changed) => this with { Files = [.. Files.Select(f => f.FileId == changed.FileId ? changed : f)] };

    /// <summary>The row key of a version's held files.</summary>
    public static string KeyOf(string cdmoId, int version) => $"hold|{cdmoId}|{version:D3}";

    /// <summary>The rows of a CDMO's versions that count or may still be taken in.</summary>
    public static IEnumerable<FileHolds> Of(Selection selection, string cdmoId) =>
        selection.Proposals.Where(p => p.CdmoId == cdmoId && p.IsHeld).Select(p => selection.Find<FileHolds>(KeyOf(cdmoId, p.Version))).OfType<FileHolds>();
}

/// <summary>A file that is not clean: nobody reads it, and its CDMO may replace it for a time.</summary>
public sealed record FileHold
{
    /// <summary>Id of the submitted file.</summary>
    public required string FileId { get; init; }

    /// <summary>Infected, not scanned or refused.</summary>
    public required FileVerdict Verdict { get; init; }

    /// <summary>The last instant at which it may be replaced, UTC.</summary>
    public required DateTimeOffset ReplaceUntil { get; init; }

    /// <summary>When it was replaced, UTC; null until then.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }

    /// <summary>Which project manager released it although it was not scanned; null when none did.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>It may be replaced at that instant.</summary>
    public bool IsReplaceable(DateTimeOffset now) => ReplacedAt is null && ReleasedBy is null && now <= ReplaceUntil;
}
