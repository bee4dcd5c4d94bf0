using System.Diagnostics;

namespace CdmoFlow.Local.Emulator;

/// <summary>Asks about processes that are not our children.</summary>
internal static class ProcessLife
{
    /// <summary>Whether the process runs; one that has ended but was not yet collected by its parent counts as gone.</summary>
    public static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            if (process.HasExited)
                return false;
        }
        catch (ArgumentException)
        {
            return false;
        }
        var stat = $"/proc/{processId}/stat";
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
