using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Mail;

/// <summary>A mail service that takes the first mail and then says nothing until nobody waits any more.</summary>
[Collection(AppTests.Name), Trait("Category", "Threat")]
public sealed class AcceptedWithoutAnswerTests(AppFixture app) : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> accepted = new();
    private WebApplication? service;
    private ServiceProvider? services;

    [Fact]
    public async Task Mail_API_times_out_after_accepting_and_the_mail_is_sent_again_under_the_same_id_and_confirmed_once()
    {
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@threats.example");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(400), manager);
        var (store, outbox) = (Of<SelectionStore>(), Of<OutboxStore>());
        var loaded = (await store.LoadAsync(id))!;
        // Committed without a wake-up, so that this test alone sends it.
        var committed = (await store.CommitAsync(loaded, new Change().Mail(MailOrder.Of("needs_attention", manager.Person.Id, MailLink.Selection(id), ("what", "A test."))).Note("test.mail", id), Actor.System, Of<TimeProvider>().GetUtcNow()))!;
        var batch = new MailBatch(id, committed.Sequence);
        var sender = ActivatorUtilities.CreateInstance<SendMails>(app.Host.Services, services!.GetRequiredService<SendGridMailer>());

        await Assert.ThrowsAsync<TransientFaultException>(() => sender.Run(batch, Of<DurableTaskClient>()));
        Assert.Equal(OutboxState.Claimed, Assert.Single(await outbox.ListAsync(id)).State);
        Assert.Equal(1, await sender.Run(batch, Of<DurableTaskClient>()));
        Assert.Equal(0, await sender.Run(batch, Of<DurableTaskClient>()));

        var mail = Assert.Single(await outbox.ListAsync(id));
        Assert.Equal((OutboxState.Sent, 2), (mail.State, mail.Attempts));
        // The recipient's mailbox knows the double by its id.
        var left = $"<{await Of<MessageIds>().OfMailAsync(id, mail.Id)}@cdmoflow.example>";
        Assert.Equal([left, left], accepted);
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        service = builder.Build();
        service.MapPost("/v3/mail/send", async http =>
        {
            var mail = await JsonNode.ParseAsync(http.Request.Body);
            accepted.Enqueue((mail!["headers"] ?? mail["personalizations"]![0]!["headers"])!["Message-ID"]!.ToString());
            if (accepted.Count == 1) await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            http.Response.StatusCode = 202;
        });
        await service.StartAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Mail:ApiKey"] = "local",
            ["Mail:Host"] = service.Urls.Single(),
            ["Mail:FromAddress"] = "selection@cdmoflow.example",
        }).Build();
        var ours = new ServiceCollection().AddCdmoFlowMail(settings);
        ours.AddHttpClient(SendGridMailer.ClientName, http => http.Timeout = TimeSpan.FromSeconds(2));
        services = ours.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services!.DisposeAsync();
        await service!.DisposeAsync();
    }

    private T Of<T>()
        where T : notnull => app.Host.Services.GetRequiredService<T>();
}
