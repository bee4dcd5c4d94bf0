using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The lease row of a hub: which process owns it, since when, and until when if nobody renews it.</summary>
/// <param name="Token">Names one engine, also among several of one process.</param>
/// <param name="Host">Name of the machine, for people.</param>
/// <param name="Place">Where process ids mean the same: machine, boot and process namespace.</param>
/// <param name="ProcessId">The owner's process id in its place.</param>
/// <param name="ProcessStarted">When that process started, as its system counts it, because ids are used again.</param>
/// <param name="Since">When it became the owner.</param>
/// <param name="Expires">When the lease lapses.</param>
internal sealed record Owner(string Token, string Host, string Place, int ProcessId, string ProcessStarted, DateTimeOffset Since, DateTimeOffset Expires)
{
    public const string PartitionKey = "@owner";
    public const string RowKey = "lease";

    public ETag ETag { get; init; }

    public static Owner Here(string token, DateTimeOffset now, TimeSpan duration)
    {
        using var process = Process.GetCurrentProcess();
        return new(token, Environment.MachineName, ThisPlace(), process.Id, StartOf(process), now, now + duration);
    }

    /// <summary>True when the owner's process certainly has ended: only in the same place can that be said.</summary>
    public bool IsDead()
    {
        if (Place != ThisPlace())
        {
            return false;
        }

        if (ProcessId == Environment.ProcessId)
        {
            return !HubLease.IsHeldHere(Token);
        }

        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return process.HasExited || (ProcessStarted.Length > 0 && StartOf(process) != ProcessStarted);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
    }

    /// <summary>The owner in words, for whoever has to wait or to look for it.</summary>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"process {ProcessId} on {Host} since {Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    public TableEntity ToRow() => new(PartitionKey, RowKey)
    {
        ["Token"] = Token,
        ["Host"] = Host,
        ["Place"] = Place,
        ["ProcessId"] = ProcessId,
        ["ProcessStart"] = ProcessStarted,
        ["Since"] = Since,
        ["Expires"] = Expires,
    };

    public static Owner FromRow(TableEntity row) => new(
        row.GetString("Token"),
        row.GetString("Host"),
        row.GetString("Place"),
        row.GetInt32("ProcessId")!.Value,
        row.GetString("ProcessStart") ?? "",
        row.GetDateTimeOffset("Since")!.Value,
        row.GetDateTimeOffset("Expires")!.Value)
    { ETag = row.ETag };

    // Linux counts in ticks since boot, which no change of the clock moves; elsewhere the system keeps the time itself.
    private static string StartOf(Process process)
    {
        var stat = $"/proc/{process.Id}/stat";
        return File.Exists(stat)
            ? File.ReadAllText(stat).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[19]
            : process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
    }

    // Containers may share a host's name, and every one of them has a process 1: the boot and the process namespace tell them apart.
    private static string ThisPlace()
    {
        try
        {
            return $"{Environment.MachineName}|{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}|{File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)?.Name}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Environment.MachineName;
        }
    }
}
