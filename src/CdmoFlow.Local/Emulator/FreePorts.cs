using System.Net;
using System.Net.Sockets;

namespace CdmoFlow.Local.Emulator;

/// <summary>Finds ports that nobody uses.</summary>
internal static class FreePorts
{
    // Below what Linux (32768), Windows and macOS (49152) give to outgoing connections: one of those may take a port that was free a moment ago, or the one of a site that is just started again.
    private const int First = 20_000;
    private const int End = 32_000;

    private static readonly HashSet<int> Given = [];

    /// <summary>Different free ports on the loopback address; none comes twice from this process.</summary>
    /// <exception cref="IOException">Every port of the range is in use or was given.</exception>
    public static int[] Take(int count)
    {
        lock (Given)
        {
            var ports = Enumerable.Range(First, End - First).OrderBy(_ => Random.Shared.Next()).Where(p => !Given.Contains(p) && IsFree(p)).Take(count).ToArray();
            if (ports.Length < count) throw new IOException($"Fewer than {count} ports are free between {First} and {End}.");
            Given.UnionWith(ports);
            return ports;
        }
    }

    /// <summary>Whether nobody listens on the port of the loopback address.</summary>
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
