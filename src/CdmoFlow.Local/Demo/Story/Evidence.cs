using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>What the story leaves behind, fetched as people fetch it: by POST, with an address that holds for minutes.</summary>
internal sealed class Evidence
{
    private static readonly HttpClient Storage = new();
    private readonly string folder;

    public Evidence(string folder)
    {
        this.folder = folder;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }

    /// <summary>Files left so far.</summary>
    public int Count => Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length;

    /// <summary>Keeps a file under a path below the folder.</summary>
    public async Task KeepAsync(string path, byte[] content)
    {
        if (content.Length == 0) throw new StepFailedException($"The file {path} is empty.");
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllBytesAsync(full, content);
    }

    /// <summary>Fetches a document of the selection.</summary>
    public async Task KeepDocumentAsync(string path, string selectionId, DocumentAnswer document, Browser browser)
    {
        var reading = (await browser.PostAsync($"api/selections/{selectionId}/documents/{document.Id}/reading")).As<ReadingAnswer>();
        var content = await StoragePatience.RunAsync(() => Storage.GetByteArrayAsync(reading.Address), away => away is HttpRequestException);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        if (sha != document.Sha256) throw new StepFailedException($"{document.FileName} has the SHA-256 {sha}, but {document.Sha256} is on record.");
        await KeepAsync(path, content);
    }
}
