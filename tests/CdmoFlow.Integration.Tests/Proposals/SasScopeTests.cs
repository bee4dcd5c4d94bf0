using System.Net;
using System.Text;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>What a signed address can be turned into by whoever has it.</summary>
[Collection(AppTests.Name), Trait("Category", "Threat")]
public sealed class SasScopeTests(AppFixture app) : IDisposable
{
    private readonly HttpClient http = new();

    [Fact]
    public async Task SAS_to_write_neither_reads_lists_deletes_nor_reaches_another_blob_or_container()
    {
        var name = Guid.NewGuid().ToString("N");
        var address = await Links.WriteStagingAsync(name, TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Created, await SendAsync(HttpMethod.Put, address));
        Assert.Equal(("cw", "b"), (Part(address, "sp"), Part(address, "sr")));

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, address));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, address));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, Listing(address)));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, Changed(address, name, Guid.NewGuid().ToString("N"))));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, Changed(address, Containers.Staging, Containers.Sealed)));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, Changed(address, "sp=cw", "sp=racwdl")));
    }

    [Fact]
    public async Task SAS_to_read_lives_five_minutes_downloads_one_blob_and_writes_nothing()
    {
        var (name, other) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        var box = app.Host.Services.GetRequiredService<StorageClients>().Container(Containers.Sealed);
        foreach (var blob in new[] { name, other }) await box.GetBlobClient(blob).UploadAsync(BinaryData.FromString("<script>alert(1)</script>"));
        var address = await Links.ReadAsync(Containers.Sealed, name, "offer\"; filename=\"evil.html");

        using var read = await http.GetAsync(address);
        Assert.Equal("application/octet-stream", read.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("attachment;", string.Join(';', read.Content.Headers.GetValues("Content-Disposition")), StringComparison.Ordinal);
        Assert.DoesNotContain("\"evil.html", string.Join(';', read.Content.Headers.GetValues("Content-Disposition")), StringComparison.Ordinal);
        Assert.Equal(("r", "b"), (Part(address, "sp"), Part(address, "sr")));
        Assert.InRange(DateTimeOffset.Parse(Part(address, "se"), System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(5));

        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, address));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Delete, address));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, Listing(address)));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, Changed(address, name, other)));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Get, Changed(address, "attachment", "inline")));
    }

    [Fact]
    public async Task SAS_after_expiry_opens_nothing_and_its_end_cannot_be_moved()
    {
        var address = await Links.WriteStagingAsync(Guid.NewGuid().ToString("N"), TimeSpan.FromSeconds(1));
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, address));
        var end = Uri.EscapeDataString(Part(address, "se"));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(HttpMethod.Put, Changed(address, end, Uri.EscapeDataString(DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)))));
    }

    [Fact]
    public async Task SAS_or_none_no_container_can_be_read_by_a_stranger()
    {
        var clients = app.Host.Services.GetRequiredService<StorageClients>();
        foreach (var container in Containers.All)
        {
            var listed = await SendAsync(HttpMethod.Get, new Uri($"{clients.Container(container).Uri}?restype=container&comp=list"));
            Assert.True(listed is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.Conflict, $"{container}: {listed}");
        }
    }

    public void Dispose() => http.Dispose();

    private SasLinks Links => app.Host.Services.GetRequiredService<SasLinks>();

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, Uri address)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Put)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("content"));
            request.Headers.Add("x-ms-blob-type", "BlockBlob");
        }

        request.Headers.Add("x-ms-version", "2021-12-02");
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private static string Part(Uri address, string name) => System.Web.HttpUtility.ParseQueryString(address.Query)[name]!;

    private static Uri Changed(Uri address, string from, string to)
    {
        Assert.Contains(from, address.AbsoluteUri, StringComparison.Ordinal);
        return new Uri(address.AbsoluteUri.Replace(from, to, StringComparison.Ordinal));
    }

    private static Uri Listing(Uri address) => new(new UriBuilder(address) { Path = address.AbsolutePath[..address.AbsolutePath.LastIndexOf('/')] }.Uri.AbsoluteUri + "&restype=container&comp=list");
}
