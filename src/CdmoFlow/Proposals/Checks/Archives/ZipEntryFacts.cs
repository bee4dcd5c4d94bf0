namespace CdmoFlow.Proposals.Checks.Archives;

/// <summary>One entry as the archive's directory describes it; the description may lie.</summary>
/// <param name="Path">Its name with folders.</param>
/// <param name="Packed">Bytes in the archive.</param>
/// <param name="Unpacked">Bytes it claims to unpack to.</param>
/// <param name="Method">0 stored, 8 deflated; others exist.</param>
/// <param name="IsEncrypted">It needs a password.</param>
/// <param name="HeaderAt">Where its local header lies.</param>
public sealed record ZipEntryFacts(string Path, long Packed, long Unpacked, int Method, bool IsEncrypted, long HeaderAt)
{
    /// <summary>It is a folder.</summary>
    public bool IsFolder => Path.EndsWith('/') && Unpacked == 0;
}
