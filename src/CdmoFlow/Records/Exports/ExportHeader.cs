using CdmoFlow.Selections;

namespace CdmoFlow.Records.Exports;

/// <summary>Facts of one export. Two exports of the same state differ in nothing but these and what is encrypted.</summary>
public sealed record ExportHeader
{
    /// <summary>The selection.</summary>
    public required string SelectionId { get; init; }

    /// <summary>Program and work package.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stood.</summary>
    public required Stage Stage { get; init; }

    /// <summary>When it was exported, UTC.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>Person id of who exported it.</summary>
    public required string ExportedBy { get; init; }

    /// <summary>The last row of the trail in the export.</summary>
    public required TrailHead Trail { get; init; }

    /// <summary>What is still sealed.</summary>
    public required IReadOnlyList<SealedPart> Sealed { get; init; }

    /// <summary>Files that the rows name and storage does not hold any more; empty when all is well.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What is left out by design.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } =
    [
        "links, one-time codes, sessions, calendar addresses and means of signing: nobody gets in with an export",
        "drafts and uploads that a CDMO has not submitted",
        "files that the checks keep closed",
        "orchestrations: they are started again from the rows",
    ];
}

/// <summary>A part of a proposal that nobody of the sponsor may read at the moment of the export.</summary>
/// <param name="CdmoId">Whose it is.</param>
/// <param name="Version">Which version.</param>
/// <param name="Envelope"><c>technical</c>, <c>price</c>, or <c>whole</c> where both are opened together.</param>
/// <param name="State">State of the version.</param>
/// <param name="Anchor">Hash of its content, as in the trail.</param>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their length together.</param>
/// <param name="Carried">True when it is in the export encrypted.</param>
public sealed record SealedPart(string CdmoId, int Version, string Envelope, string State, string Anchor, int Files, long Bytes, bool Carried);

/// <summary>Which entry of an export is which file in storage.</summary>
/// <param name="Path">The entry.</param>
/// <param name="Container">Container without the installation's prefix.</param>
/// <param name="Blob">Name of the blob.</param>
/// <param name="IsEncrypted">True for what is sealed.</param>
public sealed record ExportedFile(string Path, string Container, string Blob, bool IsEncrypted);

/// <summary>A person whom the rows name.</summary>
public sealed record ExportedPerson(string Id, string Name, string Email, string? CdmoId);
