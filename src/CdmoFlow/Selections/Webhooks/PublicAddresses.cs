using System.Net;
using System.Net.Sockets;

namespace CdmoFlow.Selections.Webhooks;

/// <summary>Which addresses a webhook may lead to: those of the open internet. What leads into a network of ours, to this machine or to a cloud's own services is refused.</summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Closed =
    [
        .. ((string[])[
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // The platform's own address inside of Azure.
            "168.63.129.16/32",
            // Special ranges inside of what is global in IPv6: protocols, documentation, and those that carry an IPv4 address.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(n => IPNetwork.Parse(n)),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>True for an address of the open internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !Global6.Contains(plain)) return false;
        return plain.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Array.Exists(Closed, n => n.Contains(plain));
    }

    /// <summary>What is wrong with an address as typed; null when it may be tried. Where its name leads is looked at each time a connection is made.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="allowLocal">For tests alone: http and this machine are then taken.</param>
    public static string? Wrong(string text, bool allowLocal)
    {
        if (text.Length > 500 || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return "Type the whole address of the other program, such as https://example.com/hooks/selections.";
        if (allowLocal && uri.IsLoopback) return null;
        if (uri.Scheme != Uri.UriSchemeHttps) return "The address must begin with https://.";
        if (uri.UserInfo.Length > 0) return "The address must not hold a name or a password; every message is signed instead.";
        if (uri.Fragment.Length > 0) return "The address must not hold a # part.";
        return uri.IsLoopback || (IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var address) && !IsPublic(address)) ? "The address leads into a closed network or to this machine; only addresses of the open internet are called." : null;
    }
}
