using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Checks;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>ClamAV's daemon: the content goes to it over its socket (command INSTREAM), and nothing of it is kept there.</summary>
public sealed class ClamdScanner(ClamdAddress address, long largestFile) : IMalwareScanner
{
    private const int Chunk = 256 * 1024;
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Answering = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    public bool ReadsContent => true;

    /// <inheritdoc />
    public long LargestFile => largestFile;

    /// <inheritdoc />
    public async Task<ScanResult> ScanAsync(SubmittedFile file, Stream content, CancellationToken cancellationToken)
    {
        if (file.Length > largestFile) return new ScanResult(ScanState.NotScanned, FileReason.ScannerLimit);
        try
        {
            using var socket = await ConnectAsync(cancellationToken);
            await using var stream = new NetworkStream(socket, ownsSocket: false);
            await SendAsync(stream, content, cancellationToken);
            return Read(await AnswerAsync(stream, cancellationToken));
        }
        catch (Exception away) when (away is SocketException or IOException { InnerException: SocketException } or TimeoutException)
        {
            return new ScanResult(ScanState.Pending, FileReason.Waiting, "The scanner could not be reached.");
        }
    }

    /// <summary>The meaning of an answer.</summary>
    public static ScanResult Read(string answer)
    {
        var text = answer.Trim('\0', '\n', ' ');
        if (text.StartsWith("stream: ", StringComparison.Ordinal)) text = text["stream: ".Length..];
        if (text == "OK") return ScanResult.Clean;
        if (text.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Heuristics.Limits.Exceeded", StringComparison.Ordinal)) return new ScanResult(ScanState.NotScanned, FileReason.ScannerLimit);
        if (text.StartsWith("Heuristics.Encrypted", StringComparison.Ordinal)) return new ScanResult(ScanState.NotScanned, FileReason.Encrypted);
        return text.EndsWith(" FOUND", StringComparison.Ordinal)
            ? new ScanResult(ScanState.Infected, FileReason.Malware, text[..^" FOUND".Length])
            : new ScanResult(ScanState.Pending, FileReason.Waiting, text.Length == 0 ? "The scanner hung up." : text);
    }

    private async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Connecting);
        var socket = address.NewSocket();
        try
        {
            await socket.ConnectAsync(address.EndPoint, limit.Token);
            return socket;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TimeoutException();
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task SendAsync(NetworkStream stream, Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[sizeof(int) + Chunk];
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(sizeof(int)), cancellationToken)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await stream.WriteAsync(buffer.AsMemory(0, sizeof(int) + read), cancellationToken);
            }

            await stream.WriteAsync(new byte[sizeof(int)], cancellationToken);
        }
        catch (IOException hungUp) when (hungUp.InnerException is SocketException)
        {
            // Past its limit it says so and hangs up in the middle: the answer lies there all the same.
        }
    }

    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Answering);
        var buffer = new byte[4096];
        var length = 0;
        try
        {
            int read;
            while (length < buffer.Length && (read = await stream.ReadAsync(buffer.AsMemory(length), limit.Token)) > 0)
            {
                length += read;
                if (buffer[length - 1] == 0) break;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
