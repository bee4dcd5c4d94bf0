using System.Net;
using System.Net.Sockets;

namespace CdmoFlow.Functions.People;

/// <summary>
/// Where a request comes from, for rate limits. On App Service the platform's front end writes the last entry of X-Forwarded-For; all entries before it, and the header anywhere else, are whatever the
/// sender likes and are not believed.
/// </summary>
public sealed class SourceAddress(IConfiguration configuration)
{
    private readonly bool onPlatform = AppService.IsHere(configuration);

    /// <summary>The address; an IPv6 one stands for its /64, which one subscriber holds.</summary>
    public string Of(HttpContext http)
    {
        var address = onPlatform ? LastForwarded(http) : http.Connection.RemoteIpAddress;
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? $"{new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]])}/64"
            : address.ToString();
    }

    private static IPAddress? LastForwarded(HttpContext http)
    {
        var last = http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        // The front end adds the port.
        return IPEndPoint.TryParse(last, out var point) ? point.Address : null;
    }
}
