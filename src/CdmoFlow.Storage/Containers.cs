using CdmoFlow.Records;

namespace CdmoFlow.Storage;

/// <summary>The blob containers of an installation; all are private.</summary>
public static class Containers
{
    /// <summary>The only container that browsers write to.</summary>
    public const string Staging = "staging";

    /// <summary>Submitted proposals; no write permission for it is ever handed out.</summary>
    public const string Sealed = "sealed";

    /// <summary>Rendered and executed documents.</summary>
    public const string Documents = "documents";

    /// <summary>Data-protection keys and, on a single machine, the trail and link keys.</summary>
    public const string Keys = "keys";

    /// <summary>Signed checkpoints of the audit trails; in a second account where one is named, so it is made when the first is written.</summary>
    public const string Checkpoints = "checkpoints";

    /// <summary>Where a document lies: texts that were handed in from outside are sealed, what we render ourselves is not.</summary>
    public static string Of(StoredDocument document) => document.IsSealed ? Sealed : Documents;

    /// <summary>Those for whose blobs signed addresses are handed out.</summary>
    public static IReadOnlyList<string> OfFiles { get; } = [Staging, Sealed, Documents];

    /// <summary>All of them that lie with the data.</summary>
    public static IReadOnlyList<string> All { get; } = [.. OfFiles, Keys];
}
