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

    /// <summary>The row key of an upload.</summary>
    public static string KeyOf(string id) => $"upload|{id}";
}
