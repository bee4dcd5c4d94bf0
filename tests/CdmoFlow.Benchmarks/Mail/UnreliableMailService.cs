using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CdmoFlow.Benchmarks.Mail;

/// <summary>SendGrid's address for sending, on bad days: it refuses as too busy, breaks down, hangs, and hangs after it has accepted. Which of them is drawn from a seed.</summary>
internal sealed class UnreliableMailService(int seed) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> accepted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly Random random = new(seed);
    private readonly Lock only = new();
    private WebApplication? web;

    /// <summary>Message ids under which a mail was accepted, by its subject; the same id may stand there several times.</summary>
    public IReadOnlyDictionary<string, ConcurrentBag<string>> Accepted => accepted;

    /// <summary>How often it answered how.</summary>
    public IReadOnlyDictionary<string, int> Answers => answers;

    /// <summary>Where it listens.</summary>
    public string Address => web!.Urls.Single();

    /// <summary>For how long it hangs; longer than anybody waits.</summary>
    public TimeSpan Hang { get; init; } = TimeSpan.FromSeconds(2);

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        web = builder.Build();
        web.MapPost("/v3/mail/send", AnswerAsync);
        await web.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (web is not null)
            await web.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var mail = await JsonNode.ParseAsync(http.Request.Body);
        var kind = Draw();
        answers.AddOrUpdate(kind, 1, (_, count) => count + 1);
        if (kind is "accepted" or "timeout after accepting")
            accepted.GetOrAdd(mail!["subject"]!.ToString(), _ => []).Add(mail["custom_args"]?["message_id"]?.ToString() ?? mail["personalizations"]![0]!["custom_args"]!["message_id"]!.ToString());
        if (kind.StartsWith("timeout", StringComparison.Ordinal))
            await Task.Delay(Hang);
        http.Response.StatusCode = kind switch { "429" => 429, "500" => 500, _ => 202 };
    }

    private string Draw()
    {
        int at;
        lock (only)
            at = random.Next(100);
        return at switch { < 12 => "429", < 20 => "500", < 25 => "timeout", < 30 => "timeout after accepting", _ => "accepted" };
    }
}
