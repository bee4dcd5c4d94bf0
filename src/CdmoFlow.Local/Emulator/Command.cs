using System.ComponentModel;
using System.Diagnostics;

namespace CdmoFlow.Local.Emulator;

/// <summary>Runs a short command to its end and keeps what it said.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    /// <summary>Null when the program is not installed.</summary>
    public static async Task<Command?> RunAsync(string program, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null;
        }
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output, await error);
        }
    }
}
