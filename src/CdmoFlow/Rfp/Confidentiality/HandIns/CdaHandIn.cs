using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Confidentiality.HandIns;

/// <summary>A text of the agreement that a CDMO handed in in its room. It moves nothing by itself: the project manager accepts it or sends it back.</summary>
public sealed record CdaHandIn : ISelectionRow
{
    /// <summary>How the row key begins.</summary>
    public const string Kind = "cda-in";

    /// <summary>Company id.</summary>
    public required string CdmoId { get; init; }

    /// <summary>1 for the first of this CDMO.</summary>
    public required int Number { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(CdmoId, Number);

    /// <summary>What it is.</summary>
    public required CdaHandInKind What { get; init; }

    /// <summary>What the CDMO says about it; may be empty.</summary>
    public required string Remark { get; init; }

    /// <summary>The sealed file with what its checks found. It becomes a document of the selection, and can be read, once it is clean or released.</summary>
    public required StoredDocument File { get; init; }

    /// <summary>Who handed it in; key into the people table.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who signed for the CDMO, on a signed copy.</summary>
    public CdaSignature? Signature { get; init; }

    /// <summary>Where it stands.</summary>
    public CdaHandInState State { get; init; }

    /// <summary>The project manager who lets it be read although no scanner could look into it; null when none did.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>Who accepted it or sent it back; null until then.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was sent back, for the CDMO to read.</summary>
    public string? Reason { get; init; }

    /// <summary>It may be read as far as its checks are concerned.</summary>
    public bool IsReadable => File.Finding is { Verdict: FileVerdict.Clean } || (File.Finding is { Verdict: FileVerdict.NotScanned } && ReleasedBy is not null);

    /// <summary>The row key of a hand-in.</summary>
    public static string KeyOf(string cdmoId, int number) => FormattableString.Invariant($"{Kind}|{cdmoId}|{number:D3}");
}
