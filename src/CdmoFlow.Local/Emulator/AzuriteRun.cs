using System.Text.Json;

namespace CdmoFlow.Local.Emulator;

/// <summary>The note beside the data that tells the next start which emulator already serves it.</summary>
internal sealed record AzuriteRun(int ProcessId, int OwnerId, int BlobPort, int QueuePort, int TablePort)
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

    /// <summary>Whether the emulator's process runs.</summary>
    public bool IsAlive() => ProcessLife.IsRunning(ProcessId);

    /// <summary>Whether the process that started it, and would end it, runs.</summary>
    public bool HasOwner() => ProcessLife.IsRunning(OwnerId);
}
