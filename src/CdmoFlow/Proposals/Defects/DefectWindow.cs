using CdmoFlow.Selections;

namespace CdmoFlow.Proposals.Defects;

/// <summary>The one chance of a CDMO to mend named fields of its opened proposal. It is open for a time, is used once, and never given twice.</summary>
public sealed record DefectWindow : ISelectionRow
{
    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId);

    /// <summary>Keys of the fields that may be mended, and no others.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>What is wrong with them; the CDMO reads it.</summary>
    public required string Reason { get; init; }

    /// <summary>Who opened it; key into the people table.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The last instant at which a correction counts, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When it was used, UTC; null until then.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>The correction that counts, in the CDMO's partition: SHA-256 over its content, hex.</summary>
    public string? CorrectionId { get; init; }

    /// <summary>The CDMO may use it at that instant.</summary>
    public bool IsOpen(DateTimeOffset now) => UsedAt is null && now <= Until;

    /// <summary>The row key of a CDMO's window.</summary>
    public static string KeyOf(string cdmoId) => $"defect|{cdmoId}";
}
