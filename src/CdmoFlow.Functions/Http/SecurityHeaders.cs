using CdmoFlow.Storage;

namespace CdmoFlow.Functions.Http;

/// <summary>Headers of every dynamic answer: nothing is cached, framed or sniffed, and scripts come from our own origin alone.</summary>
public sealed class SecurityHeaders(StorageClients storage, SiteOptions site)
{
    // The one foreign origin a page talks to: Blob Storage, for uploads straight from the browser.
    private readonly string policy =
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' {storage.Files.Uri.GetLeftPart(UriPartial.Authority)}; "
        + $"form-action 'self' {storage.Files.Uri.GetLeftPart(UriPartial.Authority)}; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them. Functions may replace the cache rule for static assets; an answer that begins anew after a fault gets them again.</summary>
    public void Apply(HttpResponse response)
    {
        Add(response.Headers);
        response.OnStarting(() =>
        {
            Add(response.Headers);
            return Task.CompletedTask;
        });
    }

    private void Add(IHeaderDictionary headers)
    {
        headers.TryAdd("Cache-Control", "no-store");
        headers.TryAdd("Content-Security-Policy", policy);
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", "DENY");
        // A browser that came once over TLS never comes without it again.
        if (site.IsSecure) headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
    }
}
