using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using CdmoFlow.Functions.Http;
using CdmoFlow.Integration.Tests.Hosting;

namespace CdmoFlow.Integration.Tests.Http;

[Collection(AppTests.Name), Trait("Category", "Threat")]
public class OversizedRequestTests(AppFixture app)
{
    [Theory]
    [InlineData("api/settings", "application/json")]
    [InlineData("api/settings", "application/x-www-form-urlencoded")]
    [InlineData("api/settings", "multipart/form-data; boundary=b")]
    [InlineData("api/mail/events", "application/json")]
    public async Task Oversized_requests_are_refused_whether_they_say_their_length_or_never_end(string path, string type)
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@threats.example");
        foreach (var length in new long?[] { Bodies.Largest + 1, null })
        {
            using var body = new EndlessBody(type, length);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
            var status = await TryAsync(() => manager.SendAsync(request, manager.Proof));
            Assert.True(status is null or HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{type} of {length} bytes: {status}");
            // What lies in the buffers between the two may be some more.
            Assert.InRange(body.Sent, 0, 12 * Bodies.Largest);
        }
    }

    [Fact]
    public async Task Slow_requests_are_cut_off_and_hold_up_nobody()
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, app.Host.BaseAddress.Port);
        await using var stream = slow.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/sign-in HTTP/1.1\r\nHost: localhost:{app.Host.BaseAddress.Port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n"));
        var waited = Stopwatch.StartNew();
        var ended = ReadToEndAsync(stream);
        while (!ended.IsCompleted && waited.Elapsed < TimeSpan.FromSeconds(60))
        {
            await TryAsync(async () =>
            {
                await stream.WriteAsync("x"u8.ToArray());
                return new HttpResponseMessage();
            });
            using var client = app.NewClient();
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("api/health")).StatusCode);
            await Task.Delay(500);
        }

        Assert.True(ended.IsCompleted, "A request that sends two bytes a second was waited for longer than a minute.");
    }

    [Theory]
    [InlineData(200, 10)]
    [InlineData(1, 40_000)]
    public async Task Header_bombs_are_refused_before_any_function_runs(int count, int length)
    {
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/health");
        for (var i = 0; i < count; i++) request.Headers.Add($"X-Bomb-{i}", new string('a', length));
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("[")]
    public async Task JSON_depth_bombs_are_named_as_malformed(string opening)
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@threats.example");
        var body = new StringContent(string.Concat(Enumerable.Repeat(opening, 100_000)), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/settings") { Content = body };
        using var answer = await manager.SendAsync(request, manager.Proof);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("/problems/malformed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_thousands_of_fields_is_named_as_malformed()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@threats.example");
        var answer = await manager.PostFormAsync("api/settings", [.. Enumerable.Range(0, 5000).Select(i => ($"f{i}", "x"))]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    // Null where the server hung up in the middle of the request.
    private static async Task<HttpStatusCode?> TryAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            using var answer = await send();
            return answer.StatusCode;
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static async Task<int> ReadToEndAsync(NetworkStream stream)
    {
        var (read, buffer) = (0, new byte[4096]);
        try
        {
            for (int more; (more = await stream.ReadAsync(buffer)) > 0;) read += more;
        }
        catch (IOException)
        {
            // Cut off without a word.
        }

        return read;
    }
}
