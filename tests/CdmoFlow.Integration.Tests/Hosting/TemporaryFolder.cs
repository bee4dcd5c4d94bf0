namespace CdmoFlow.Integration.Tests.Hosting;

/// <summary>A folder of its own that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cdmoflow-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A file still open on Windows; the system clears its temporary folder.
        }
    }
}
