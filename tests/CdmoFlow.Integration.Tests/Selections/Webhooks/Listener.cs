using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CdmoFlow.Local.Emulator;

namespace CdmoFlow.Integration.Tests.Selections.Webhooks;

/// <summary>Another program on this machine that takes messages and answers as it is told.</summary>
internal sealed class Listener : IDisposable
{
    private readonly HttpListener http = new();

    public Listener()
    {
        Address = FormattableString.Invariant($"http://127.0.0.1:{FreePorts.Take(1)[0]}/");
        http.Prefixes.Add(Address);
        http.Start();
        _ = TakeAsync();
    }

    public string Address { get; }

    /// <summary>Status of the next answers.</summary>
    public int Status { get; set; } = 204;

    /// <summary>Where a redirect leads.</summary>
    public string? Location { get; set; }

    public ConcurrentQueue<(string Id, long At, string Signature, string Body)> Taken { get; } = new();

    public void Dispose() => http.Close();

    private async Task TakeAsync()
    {
        while (http.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await http.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var headers = context.Request.Headers;
            Taken.Enqueue((headers["webhook-id"]!, long.Parse(headers["webhook-timestamp"]!, System.Globalization.CultureInfo.InvariantCulture), headers["webhook-signature"]!, await reader.ReadToEndAsync()));
            context.Response.StatusCode = Status;
            if (Location is not null) context.Response.RedirectLocation = Location;
            context.Response.Close();
        }
    }
}
