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

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Staging, Sealed, Documents, Keys];
}
