using System.Diagnostics;
using System.Text.Json;

namespace CdmoFlow.Local.Emulator;

/// <summary>The note beside the data that tells the next start which emulator already serves it.</summary>
internal sealed record AzuriteRun(int ProcessId, int BlobPort, int QueuePort, int TablePort)
{
    private const string FileName = "run.json";

    /// <summary>The note in the folder; null when there is none or it is torn.</summary>
    public static AzuriteRun? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<AzuriteRun>(File.ReadAllText(Path.Combine(folder, FileName)));
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    public static void Forget(string folder) => File.Delete(Path.Combine(folder, FileName));

    public void Write(string folder) => File.WriteAllText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this));

    /// <summary>Whether the process runs; one that has ended but was not yet collected by its parent counts as gone.</summary>
    public bool IsAlive()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            if (process.HasExited)
                return false;
        }
        catch (ArgumentException)
        {
            return false;
        }
        var stat = $"/proc/{ProcessId}/stat";
        try
        {
            return !File.Exists(stat) || !File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
