namespace CdmoFlow.Local;

/// <summary>Where the storage emulator lives and keeps its data.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Folder of tables, blobs and the note about the running process; one emulator per folder.</summary>
    public string DataFolder { get; init; } = Path.GetFullPath(".azurite");

    /// <summary>Folder into which the pinned Azurite is installed once; null = <c>.tools/azurite</c> of the repository, else of the working directory.</summary>
    public string? ToolsFolder { get; init; }

    /// <summary>
    /// True for data that nobody needs once the emulator has ended. It otherwise writes its tables down whole every few seconds and answers nobody meanwhile, which takes many seconds at a time
    /// with a world of a thousand selections in it.
    /// </summary>
    public bool InMemory { get; init; }

    /// <summary>A script that Node.js loads before the emulator; null for none.</summary>
    public string? Preload { get; init; }

    /// <summary>How long an emulator may take until it answers.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
