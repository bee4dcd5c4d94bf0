using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace CdmoFlow.Integration.Tests.Http;

/// <summary>The body of somebody who means no good: of a given length, or without one and then for two hundred megabytes.</summary>
internal sealed class EndlessBody : HttpContent
{
    private const long WithoutLength = 200_000_000;
    private readonly long? length;
    private readonly byte[] head;

    public EndlessBody(string type, long? length)
    {
        this.length = length;
        Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        head = Encoding.ASCII.GetBytes(type.StartsWith("multipart", StringComparison.Ordinal) ? "--b\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\n" : type.EndsWith("json", StringComparison.Ordinal) ? "{\"reason\":\"" : "reason=");
    }

    /// <summary>Bytes that the other side has taken.</summary>
    public long Sent { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(head);
        Sent = head.Length;
        var block = new byte[16_384];
        Array.Fill(block, (byte)'a');
        for (long left; (left = (length ?? WithoutLength) - Sent) > 0; Sent += Math.Min(left, block.Length)) await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)));
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length ?? 0;
        return length is not null;
    }
}
