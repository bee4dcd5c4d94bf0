namespace CdmoFlow.Longlist;

/// <summary>One import of a supplier register: where it stands and what it found.</summary>
public sealed record SupplierImport
{
    /// <summary>The largest file in bytes; stated before the upload begins.</summary>
    public const long LargestFile = 256L * 1024 * 1024;

    /// <summary>How many bad rows are shown; all of them stand in the file of errors.</summary>
    public const int MostErrorsShown = 1_000;

    /// <summary>Version-7 GUID without dashes.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the file as uploaded.</summary>
    public required string FileName { get; init; }

    /// <summary>Person id of who imports.</summary>
    public required string By { get; init; }

    /// <summary>When the upload was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the uploaded blob in staging; never shown.</summary>
    public required string BlobName { get; init; }

    /// <summary>The version of the blob that is imported; a later overwriting is not read.</summary>
    public string? BlobETag { get; init; }

    /// <summary>Name of the blob with every bad row; never shown.</summary>
    public required string ErrorsBlobName { get; init; }

    /// <summary>Length of the file in bytes, once uploaded.</summary>
    public long Length { get; init; }

    /// <summary>Where it stands.</summary>
    public SupplierImportState State { get; init; } = SupplierImportState.AwaitingUpload;

    /// <summary>Line of the file that was read last.</summary>
    public int Line { get; init; }

    /// <summary>Rows kept, repeated ones included.</summary>
    public int GoodRows { get; init; }

    /// <summary>Reasons why rows were not kept; a row may have several.</summary>
    public int ErrorCount { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it failed as a whole, in a sentence.</summary>
    public string? Failure { get; init; }

    /// <summary>True when nothing more will happen.</summary>
    public bool HasEnded => State is SupplierImportState.Done or SupplierImportState.Failed;
}

/// <summary>States of an import.</summary>
public enum SupplierImportState
{
    /// <summary>The browser is uploading, or gave up.</summary>
    AwaitingUpload,

    /// <summary>Uploaded; rows are being read.</summary>
    Running,

    /// <summary>Read to the end.</summary>
    Done,

    /// <summary>Stopped before the end; what was read is kept.</summary>
    Failed,
}
