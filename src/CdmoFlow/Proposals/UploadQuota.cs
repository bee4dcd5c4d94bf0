namespace CdmoFlow.Proposals;

/// <summary>What a proposal may hold; shown to a CDMO before it begins.</summary>
/// <param name="LargestFile">Bytes of one file: 5 GiB, or what the malware scanner reads where that is less.</param>
/// <param name="MostFiles">Files of a proposal, and files in a room that are not submitted; at most 200.</param>
/// <param name="MostBytes">Bytes of all of them together.</param>
/// <param name="LivePermissions">Permissions to write that may be alive in one room at a time.</param>
public sealed record UploadQuota(long LargestFile, int MostFiles, long MostBytes, int LivePermissions)
{
    /// <summary>5 GiB a file, 200 files, 20 GiB, 20 permissions.</summary>
    public static UploadQuota Standard { get; } = new(UploadRules.LargestFile, UploadRules.MostFiles, 20L * 1024 * 1024 * 1024, 20);
}
