using System.Net;
using System.Net.Sockets;

namespace CdmoFlow.Local.Emulator;

/// <summary>Asks the system for ports that nobody uses.</summary>
internal static class FreePorts
{
    /// <summary>Different free ports on the loopback address; held together while they are chosen, so that none comes twice.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(l => l.Start());
            return [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(l => l.Dispose());
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
