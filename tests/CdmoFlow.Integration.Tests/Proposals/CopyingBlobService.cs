using System.Globalization;
using CdmoFlow.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>A blob service in which one copy of an earlier try is still running, as with a large file: Azurite copies at once. It refuses a second start as Azure does.</summary>
internal sealed class CopyingBlobService : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly byte[] content;
    private int looksUntilDone;

    private CopyingBlobService(WebApplication web, byte[] content, int looksUntilDone) => (this.web, this.content, this.looksUntilDone) = (web, content, looksUntilDone);

    /// <summary>How often somebody began a copy.</summary>
    public int Starts { get; private set; }

    /// <summary>Clients of it.</summary>
    public StorageClients Clients => new(new StorageOptions
    {
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName=copying;AccountKey={Convert.ToBase64String(new byte[32])};BlobEndpoint={web.Urls.Single()}/copying;TableEndpoint={web.Urls.Single()}/copying;",
    });

    public static async Task<CopyingBlobService> StartAsync(byte[] content, int looksUntilDone)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new CopyingBlobService(builder.Build(), content, looksUntilDone);
        service.web.Run(service.AnswerAsync);
        await service.web.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers["x-ms-version"] = "2024-08-04";
        response.Headers.ETag = "\"0x1\"";
        response.Headers.LastModified = DateTimeOffset.UnixEpoch.ToString("R", CultureInfo.InvariantCulture);
        if (HttpMethods.IsPut(request.Method))
        {
            Starts++;
            response.StatusCode = StatusCodes.Status409Conflict;
            response.Headers["x-ms-error-code"] = "PendingCopyOperation";
            return;
        }

        var pending = HttpMethods.IsHead(request.Method) && looksUntilDone-- > 0;
        response.Headers["x-ms-blob-type"] = "BlockBlob";
        response.Headers["x-ms-copy-id"] = "c1";
        response.Headers["x-ms-copy-status"] = pending ? "pending" : "success";
        response.ContentType = "application/octet-stream";
        response.ContentLength = content.Length;
        if (HttpMethods.IsHead(request.Method)) return;
        response.StatusCode = StatusCodes.Status206PartialContent;
        response.Headers.ContentRange = $"bytes 0-{content.Length - 1}/{content.Length}";
        await response.Body.WriteAsync(content);
    }
}
