using CdmoFlow.Local.Demo;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CdmoFlow.Integration.Tests.Mail;

/// <summary>The local mail endpoint alone on a free port, and our mailer pointed at it.</summary>
internal sealed class MailEndpoint : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly ServiceProvider services;
    private readonly LocalMailbox mailbox;

    private MailEndpoint(WebApplication web, LocalMailbox mailbox, string key)
    {
        (this.web, this.mailbox) = (web, mailbox);
        Http = new HttpClient { BaseAddress = new Uri(web.Urls.Single()) };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Mail:ApiKey"] = key,
            ["Mail:Host"] = web.Urls.Single(),
            ["Mail:FromAddress"] = "selection@cdmoflow.example",
        }).Build();
        services = new ServiceCollection().AddCdmoFlowMail(configuration).BuildServiceProvider();
    }

    public HttpClient Http { get; }

    public SendGridMailer Mailer => services.GetRequiredService<SendGridMailer>();

    public static async Task<MailEndpoint> StartAsync(string connectionString, string key = "local")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        var box = new LocalMailbox(connectionString);
        new LocalSendGrid(box, new FakeTimeProvider(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero))).Map(site);
        await site.StartAsync();
        return new(site, box, key);
    }

    public Task StopAsync() => web.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await services.DisposeAsync();
        await web.DisposeAsync();
        mailbox.Dispose();
    }
}
