using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CdmoFlow.Integration.Tests.Proposals.Checks;

/// <summary>Speaks ClamAV's INSTREAM over a real socket: reads the pieces until an empty one, or until its limit, and answers.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    private readonly Socket listener;
    private readonly Task serving;
    private readonly CancellationTokenSource ending = new();
    private readonly Func<byte[], string> answer;
    private readonly int limit;

    private FakeClamd(EndPoint at, Func<byte[], string> answer, int limit)
    {
        (this.answer, this.limit) = (answer, limit);
        listener = at is UnixDomainSocketEndPoint ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(at);
        listener.Listen();
        serving = ServeAsync();
    }

    /// <summary>How the setting names it.</summary>
    public string Address => listener.LocalEndPoint is IPEndPoint tcp ? $"127.0.0.1:{tcp.Port}" : listener.LocalEndPoint!.ToString()!;

    /// <summary>What it was sent, one entry a file.</summary>
    public List<byte[]> Received { get; } = [];

    public static FakeClamd OnTcp(Func<byte[], string> answer, int limit = int.MaxValue) => new(new IPEndPoint(IPAddress.Loopback, 0), answer, limit);

    public static FakeClamd OnSocket(string path, Func<byte[], string> answer) => new(new UnixDomainSocketEndPoint(path), answer, int.MaxValue);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await serving;
        ending.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptAsync(ending.Token);
                await using var stream = new NetworkStream(socket);
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"{await TalkAsync(stream)}\0"), ending.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task<string> TalkAsync(NetworkStream stream)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, ending.Token);
        if (!command.AsSpan().SequenceEqual("zINSTREAM\0"u8)) return "UNKNOWN COMMAND";
        using var content = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, ending.Token);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is var size and not 0)
            {
                if (content.Length + size > limit) return "INSTREAM size limit exceeded. ERROR";
                var piece = new byte[size];
                await stream.ReadExactlyAsync(piece, ending.Token);
                content.Write(piece);
                continue;
            }

            Received.Add(content.ToArray());
            return answer(Received[^1]);
        }
    }
}
