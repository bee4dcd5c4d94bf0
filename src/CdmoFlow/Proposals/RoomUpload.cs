namespace CdmoFlow.Proposals;

/// <summary>A file that a CDMO puts into staging, in its own partition. It counts for nothing before it is submitted.</summary>
public sealed record RoomUpload
{
    /// <summary>Version-7 GUID without dashes; also the id under which a submitted file is read.</summary>
    public required string Id { get; init; }

    /// <summary>Name given by the CDMO.</summary>
    public required string FileName { get; init; }

    /// <summary>Announced length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Random name of the staging blob; never shown.</summary>
    public required string BlobName { get; init; }

    /// <summary>Who uploads; key into the people table.</summary>
    public required string By { get; init; }

    /// <summary>When it was announced.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the file was last changed on its machine, in milliseconds of Unix time, so that the same file is recognised when it is picked again; null when not announced.</summary>
    public long? Modified { get; init; }

    /// <summary>SHA-256 of the file as its sender computed it, hex; null where it announced none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>SHA-256 over the SHA-256 of each block, hex, as the browser computes it on the way; null where none was announced.</summary>
    public string? BlocksSha256 { get; init; }

    /// <summary>When its last block had arrived, business time; null while it is not complete.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The last instant, of the real clock, at which a permission to write it is alive.</summary>
    public DateTimeOffset? PermittedUntil { get; init; }

    /// <summary>The row key of an upload.</summary>
    public static string KeyOf(string id) => $"upload|{id}";
}
