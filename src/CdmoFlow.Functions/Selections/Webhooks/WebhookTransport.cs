using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CdmoFlow.Records.Documents;
using CdmoFlow.Selections.Webhooks;

namespace CdmoFlow.Functions.Selections.Webhooks;

/// <summary>
/// Sends one message to an address that somebody typed. Where its name leads is decided when the connection is made, on the very address that is then connected to: a name that pointed to the open internet
/// yesterday and to a closed network today is refused. Redirects are not followed, and of the answer only the status is read.
/// </summary>
public sealed class WebhookTransport : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly HttpClient client;
    private readonly bool allowLocal;

    /// <summary>One for the process.</summary>
    public WebhookTransport(WebhookOptions options)
    {
        allowLocal = options.AllowLocal;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            // Every message resolves the name anew.
            PooledConnectionLifetime = TimeSpan.Zero,
            MaxResponseHeadersLength = 16,
            ConnectCallback = ConnectAsync,
        })
        { Timeout = Longest };
    }

    /// <summary>Sends it; answers the status, or in words why there is none.</summary>
    public async Task<WebhookAnswer> SendAsync(string address, WebhookMessage message, string secret, CancellationToken cancellationToken)
    {
        if (PublicAddresses.Wrong(address, allowLocal) is not null) return new(null, "address not allowed");
        // The other side refuses what is old: that is real time, which knows no skipped days.
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(message.Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", at.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", message.Sign(secret, at));
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new((int)answer.StatusCode, FormattableString.Invariant($"HTTP {(int)answer.StatusCode}"));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, "no answer in time");
        }
        catch (HttpRequestException failed)
        {
            return new(null, failed.InnerException is ClosedAddressException ? "address not allowed" : Text.Words(failed.HttpRequestError));
        }
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var open = Array.FindAll(addresses, a => PublicAddresses.IsPublic(a) || (allowLocal && IPAddress.IsLoopback(a)));
        // One closed address among open ones is no accident either.
        if (open.Length == 0 || open.Length < addresses.Length) throw new ClosedAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class ClosedAddressException : IOException;
}

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status; null where there was none.</param>
/// <param name="Words">For people.</param>
public sealed record WebhookAnswer(int? Status, string Words)
{
    /// <summary>The other side took it.</summary>
    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>The other side wants no more.</summary>
    public bool IsGone => Status == 410;
}
