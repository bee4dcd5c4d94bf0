using System.Collections.Concurrent;
using System.Text;
using CdmoFlow.Integration.Tests.Operations;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Selections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.Integration.Tests.Hosting;

/// <summary>A collector that hears OTLP over HTTP, as a sponsor's own would.</summary>
// In line with the tests of the shared app: two cores do not bear a third whole site at once.
[Collection(AppTests.Name)]
public class TelemetryTests
{
    [Fact]
    public async Task Traces_and_metrics_reach_the_configured_collector_and_carry_no_name_address_token_code_price_or_file_name()
    {
        var heard = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        await using var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            heard.AddOrUpdate(request.Path, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await collector.StartAsync();

        var site = new SelectionSite(web => web.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        }));
        await site.InitializeAsync();
        Occurred occurred;
        try
        {
            using var journey = await site.BeginAsync();
            await journey.ToAsync(Stage.Shortlist);
            occurred = await Occurred.AtAsync(site.App.Host, site.Site);
        }
        finally
        {
            // The last of it is sent when the site ends.
            await site.DisposeAsync();
        }

        var traces = heard["/v1/traces"];
        var metrics = heard["/v1/metrics"];
        Assert.Contains("turn LonglistOrchestrator", traces, StringComparison.Ordinal);
        Assert.Contains("activity KeepLonglist", traces, StringComparison.Ordinal);
        foreach (var name in new[] { "cdmoflow.turns", "cdmoflow.replay.duration", "cdmoflow.activity.duration", "cdmoflow.storage.requests", "cdmoflow.queue.turns", "cdmoflow.instances", "cdmoflow.signal.oldest", "cdmoflow.mail.oldest", "cdmoflow.attention.selections", "cdmoflow.attention.faults" })
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        Assert.True(occurred is { Names.Count: > 20, Tokens.Count: > 2, Codes.Count: > 3, Prices.Count: > 2, Files.Count: > 0 });
        Assert.Equal([], occurred.In(traces + metrics));
        Assert.DoesNotContain(".example", traces + metrics, StringComparison.Ordinal);
    }
}
