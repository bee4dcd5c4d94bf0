namespace CdmoFlow.Records.Exports;

/// <summary>What makes an export checkable: every entry with length and hash, and where the audit trail ends.</summary>
public sealed record ExportManifest
{
    /// <summary>What it is.</summary>
    public const string KnownFormat = "cdmoflow-selection";

    /// <summary>The version of the form that this program writes and reads.</summary>
    public const int KnownVersion = 1;

    /// <summary>Always <see cref="KnownFormat"/>.</summary>
    public string Format { get; init; } = KnownFormat;

    /// <summary>Version of the form.</summary>
    public int Version { get; init; } = KnownVersion;

    /// <summary>The selection.</summary>
    public required string SelectionId { get; init; }

    /// <summary>The last row of the trail that is in the export.</summary>
    public required TrailHead Trail { get; init; }

    /// <summary>All entries but the manifest and its signature, in the order of the file.</summary>
    public required IReadOnlyList<ManifestEntry> Entries { get; init; }
}

/// <summary>One entry.</summary>
/// <param name="Path">Its name in the ZIP.</param>
/// <param name="Length">Bytes, unpacked.</param>
/// <param name="Sha256">SHA-256 of the unpacked bytes, hex.</param>
public sealed record ManifestEntry(string Path, long Length, string Sha256);

/// <summary>Who vouches for a manifest.</summary>
/// <param name="KeyId">First 16 hex digits of the SHA-256 of the public key.</param>
/// <param name="Signature">ECDSA (P-256) over SHA-256 of the manifest's bytes, IEEE P1363, base64.</param>
public sealed record ManifestSignature(string KeyId, string Signature);
