using System.Net;
using System.Net.Http.Json;
using CdmoFlow.Local;
using CdmoFlow.Local.Demo;

namespace CdmoFlow.Integration.Tests.Hosting;

[Collection(AppTests.Name)]
public class LocalHostTests(AppFixture app)
{
    [Theory, Trait("Category", "Threat")]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("elsewhere.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.elsewhere.example", HttpStatusCode.BadRequest)]
    public async Task Host_header_poisoning_the_demo_answers_to_this_machine_s_names_only(string host, HttpStatusCode expected)
    {
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dev/clock");
        request.Headers.Host = $"{host}:{app.Host.BaseAddress.Port}";

        using var answer = await client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/dev/mail")]
    [InlineData("/dev/mail.json")]
    [InlineData("/dev/runtime")]
    public async Task The_demo_has_its_tools(string path)
    {
        using var client = app.NewClient();
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_runtime_page_says_who_owns_the_hub_and_lists_status_age_history_and_next_timer()
    {
        using var client = app.NewClient();
        var page = await client.GetStringAsync(new Uri("dev/runtime", UriKind.Relative));

        Assert.Contains($"The task hub belongs to process {Environment.ProcessId} on ", page, StringComparison.Ordinal);
        Assert.All(new[] { "Instance", "Orchestrator", "Status", "Age", "History", "Next timer" }, column => Assert.Contains($"<th scope=\"col\">{column}</th>", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_clock_moves_on_command_and_never_back()
    {
        using var client = app.NewClient();
        var before = (await client.GetFromJsonAsync<ClockReading>("/dev/clock"))!;
        var target = before.NextDue is { } due && due < before.Now.AddHours(5) ? due : before.Now.AddHours(5);

        using var moved = await client.PostAsJsonAsync("/dev/clock/advance", new { to = target });
        using var back = await client.PostAsJsonAsync("/dev/clock/advance", new { to = before.Now });
        var after = (await client.GetFromJsonAsync<ClockReading>("/dev/clock"))!;

        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, back.StatusCode);
        Assert.InRange(after.Now, target, target.AddMinutes(5));
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_site_cannot_move_the_clock(string header, string value)
    {
        using var client = app.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/clock/advance");
        request.Headers.Add(header, value);

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory, Trait("Category", "Threat")]
    [InlineData("/selections", "/selections")]
    [InlineData("//elsewhere.example", null)]
    [InlineData("/\\elsewhere.example", null)]
    [InlineData("https://elsewhere.example", null)]
    public void A_form_returns_to_this_site_only(string asked, string? allowed) => Assert.Equal(allowed, LocalReturn.Checked(asked));

    [Fact]
    public async Task A_taken_port_is_said_in_one_sentence()
    {
        var refused = await Assert.ThrowsAsync<SetupException>(() => LocalHost.StartAsync(new() { Port = app.Host.BaseAddress.Port, Emulator = app.Azurite, ReadEnvironment = false }));

        Assert.Contains($"Port {app.Host.BaseAddress.Port} is in use", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/dev/mail")]
    [InlineData("GET", "/dev/mail.json")]
    [InlineData("GET", "/dev/runtime")]
    [InlineData("GET", "/dev/clock")]
    [InlineData("POST", "/dev/clock/advance")]
    [InlineData("POST", "/v3/mail/send")]
    public async Task Serve_has_none_of_the_demo_s_tools(string method, string path)
    {
        await using var serve = await LocalHost.StartAsync(new()
        {
            Mode = LocalHostMode.Serve,
            Port = 0,
            StorageConnectionString = app.Azurite.ConnectionString,
            ReadEnvironment = false,
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["TaskHub"] = "serve",
                ["Site:BaseAddress"] = "https://selection.sponsor.example",
                ["Mail:ApiKey"] = "SG.none",
                ["Mail:FromAddress"] = "selection@sponsor.example",
            },
        });
        using var client = new HttpClient { BaseAddress = serve.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(serve.Services.GetService(typeof(LocalMailbox)));
    }
}
