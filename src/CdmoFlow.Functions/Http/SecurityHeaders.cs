using CdmoFlow.Storage;

namespace CdmoFlow.Functions.Http;

/// <summary>Headers of every dynamic answer: nothing is cached, framed or sniffed, and scripts come from our own origin alone.</summary>
public sealed class SecurityHeaders(StorageClients storage)
{
    // The one foreign origin a page talks to: Blob Storage, for uploads straight from the browser.
    private readonly string policy =
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' {storage.Files.Uri.GetLeftPart(UriPartial.Authority)}; "
        + $"form-action 'self' {storage.Files.Uri.GetLeftPart(UriPartial.Authority)}; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Sets them; functions may replace the cache rule for static assets.</summary>
    public void Apply(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
    }
}
