using System.Globalization;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Emulator;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>A file system of its own of a few megabytes, which can really be full.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder;

    private SmallDisk(TemporaryFolder folder) => this.folder = folder;

    public string Path => folder.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Mounts one; null where this machine does not let us.</summary>
    public static async Task<SmallDisk?> TryMountAsync(int megabytes)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var place = new TemporaryFolder();
        var size = string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");
        if (await Command.RunAsync("mount", ["-t", "tmpfs", "-o", size, "tmpfs", place.Path], System.IO.Path.GetTempPath(), default) is { ExitCode: 0 }) return new(place);
        place.Dispose();
        return null;
    }

    /// <summary>Fills it up.</summary>
    /// <param name="leave">Bytes that stay free.</param>
    public void Fill(long leave)
    {
        using var file = File.Create(Filler);
        var block = new byte[64 * 1024];
        while (new DriveInfo(Path).AvailableFreeSpace > leave + block.Length)
        {
            file.Write(block);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        using var done = System.Diagnostics.Process.Start("umount", ["-l", Path]);
        done.WaitForExit();
        folder.Dispose();
    }
}
