using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CdmoFlow.Functions.Proposals.Checks;

/// <summary>Where the daemon listens: <c>/run/clamav/clamd.ctl</c>, or <c>host:3310</c>.</summary>
public sealed record ClamdAddress(EndPoint EndPoint)
{
    /// <summary>Reads the setting; null when it is no address.</summary>
    public static ClamdAddress? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.StartsWith('/')) return new(new UnixDomainSocketEndPoint(text));
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? new(IPAddress.TryParse(text.AsSpan(0, colon).Trim("[]"), out var ip) ? new IPEndPoint(ip, port) : new DnsEndPoint(text[..colon], port))
            : null;
    }

    /// <summary>A socket of the fitting kind, not connected.</summary>
    public Socket NewSocket() => EndPoint is UnixDomainSocketEndPoint ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new(SocketType.Stream, ProtocolType.Tcp);
}
