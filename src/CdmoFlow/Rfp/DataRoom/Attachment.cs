using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.DataRoom;

/// <summary>One version of a file in the data room of the RFP. A replaced file keeps its number and gets another version; what stood before stays.</summary>
public sealed record Attachment : ISelectionRow
{
    /// <summary>The file's number in the data room, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its version, from 1.</summary>
    public required int Version { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Number, Version);

    /// <summary>What it is about.</summary>
    public required AttachmentCategory Category { get; init; }

    /// <summary>What a CDMO finds in it, in a sentence; or empty.</summary>
    public required string Description { get; init; }

    /// <summary>Name, pinned blob, hash and what the checks found: the same as for a file of a proposal.</summary>
    public required SubmittedFile File { get; init; }

    /// <summary>Who put it there; key into the people table.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken out, UTC; null while it is not.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was taken out.</summary>
    public string? WithdrawnBecause { get; init; }

    /// <summary>The project manager who lets it be read although no scanner could look into it; null when none did.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>The people who have read it, each once; keys into the people table.</summary>
    public IReadOnlyList<string> ReadBy { get; init; } = [];

    /// <summary>It may be handed out as far as its checks are concerned. What has not answered counts as no.</summary>
    public bool IsReadable => File.Finding is { Verdict: FileVerdict.Clean } || (File.Finding is { Verdict: FileVerdict.NotScanned } && ReleasedBy is not null);

    /// <summary>The row key of a version.</summary>
    public static string KeyOf(int number, int version) => FormattableString.Invariant($"attachment|{number:D3}|{version:D3}");
}
