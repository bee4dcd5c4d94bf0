using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Proposals;

/// <summary>A size on a page, in the largest fitting unit with the bytes behind it; as <see cref="CdmoFlow.Records.Documents.Text.Size"/> in documents, but in the reader's language.</summary>
public static class FileSize
{
    /// <summary>The words of a number of bytes.</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1 << 10 => T.Of("Proposals_SizeBytes", bytes),
        < 1 << 20 => T.Of("Proposals_SizeKibibytes", bytes / (decimal)(1 << 10), bytes),
        < 1 << 30 => T.Of("Proposals_SizeMebibytes", bytes / (decimal)(1 << 20), bytes),
        _ => T.Of("Proposals_SizeGibibytes", bytes / (decimal)(1 << 30), bytes),
    };
}
