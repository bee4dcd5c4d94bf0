using CdmoFlow.Proposals.Checks;
using CdmoFlow.Selections;

namespace CdmoFlow.Records;

/// <summary>A document of the selection in Blob Storage: rendered by the system or uploaded as executed.</summary>
public sealed record StoredDocument : ISelectionRow
{
    /// <summary>Stable id such as <c>rfp-1-pdf</c> or <c>decision-memo-1-html</c>.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public string RowKey => KeyOf(Id);

    /// <summary>File name that a person sees when saving it.</summary>
    public required string FileName { get; init; }

    /// <summary>MIME type.</summary>
    public required string ContentType { get; init; }

    /// <summary>Name of the blob in the documents container; never guessable, never shown.</summary>
    public required string BlobName { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of the content, hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True where it lies in the sealed container, for which no permission to write exists, under <see cref="BlobName"/>.</summary>
    public bool IsSealed { get; init; }

    /// <summary>What the checks found where a person handed it in; null for what was rendered here, and in rows of before this was kept.</summary>
    public FileFinding? Finding { get; init; }

    /// <summary>The CDMOs that may read it beside the sponsor's team; empty for the team alone.</summary>
    public IReadOnlyList<string> SharedWith { get; init; } = [];

    /// <summary>The row key of a document.</summary>
    public static string KeyOf(string id) => $"document|{id}";
}
