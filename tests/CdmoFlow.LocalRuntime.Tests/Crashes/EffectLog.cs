using System.Globalization;
using System.Text;

namespace CdmoFlow.LocalRuntime.Tests.Crashes;

/// <summary>
/// What the killed processes did, line by line in a file: the kernel keeps what was written, however the writer dies. <c>B</c> an activity began, <c>E</c> it ended,
/// <c>R</c> an event was accepted, <c>S</c> a start was accepted, <c>D</c> an instance was seen to have ended.
/// </summary>
internal sealed class EffectLog(string path) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private readonly Lock one = new();

    public void Write(char what, string key)
    {
        var line = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what} {Environment.ProcessId} {DateTime.UtcNow.Ticks} {key}\n"));
        lock (one)
        {
            file.Write(line);
        }
    }

    public static IReadOnlyList<LogLine> Read(string path) => [.. File.ReadLines(path)
        .Select(line => line.Split(' ', 4))
        .Where(parts => parts.Length == 4)
        .Select(parts => new LogLine(
            parts[0][0],
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            new DateTimeOffset(long.Parse(parts[2], CultureInfo.InvariantCulture), TimeSpan.Zero),
            parts[3]))];

    public void Dispose() => file.Dispose();
}

internal sealed record LogLine(char What, int Process, DateTimeOffset At, string Key);
