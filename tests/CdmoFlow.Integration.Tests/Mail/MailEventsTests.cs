using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.Mail.Webhook;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CdmoFlow.Integration.Tests.Mail;

/// <summary>Reports of the mail service over HTTP, signed with a key of our own.</summary>
[Collection(SelectionTests.Name)]
public sealed class MailEventsTests : IDisposable
{
    private readonly SelectionSite site;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly MailOptions options;
    private readonly HttpClient http;

    public MailEventsTests(SelectionSite site)
    {
        this.site = site;
        http = site.App.NewClient();
        options = site.App.Host.Services.GetRequiredService<IOptionsMonitor<MailOptions>>().CurrentValue;
        options.WebhookPublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public async Task A_bounce_is_the_project_managers_matter_at_once_in_whatever_order_and_however_often_it_is_reported()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var (lost, fine) = (seen.Invitations[0].CdmoId, seen.Invitations[1].CdmoId);
        var (lostMail, fineMail) = (await InvitationMailAsync(journey, lost), await InvitationMailAsync(journey, fine));

        Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(Report(lostMail, "bounce", "b1"), Report(fineMail, "delivered", "d1"), Report(fineMail, "processed", "p1")));
        seen = await journey.LookAsync();
        Assert.Equal(InvitationState.Bounced, seen.Invitations.First(i => i.CdmoId == lost).State);
        Assert.Equal(InvitationState.Delivered, seen.Invitations.First(i => i.CdmoId == fine).State);
        Assert.Contains("did not arrive", Assert.Single(seen.State.NeedsAttention), StringComparison.Ordinal);
        Assert.Contains("did not arrive", (await journey.Manager.Browser.GetAsync("api/tasks")).Body, StringComparison.Ordinal);

        var trail = seen.State.Trail;
        Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(Report(lostMail, "bounce", "b1"), Report(lostMail, "delivered", "late"), Report(fineMail, "deferred", "later")));
        Assert.Equal(trail, (await journey.LookAsync()).State.Trail);
        Assert.Equal(Delivery.Bounced, (await OutboxAsync(journey)).First(m => m.Id == lostMail).Delivery);
        await journey.CancelAsync();
        object Report(string mailId, string kind, string id) => new { @event = kind, sg_event_id = $"{journey.Id}-{id}", message_id = $"{journey.Id}-{mailId}", timestamp = 1_800_000_000, email = "somebody@cdmo.example" };
    }

    [Fact]
    public async Task What_leaves_the_house_tells_nothing_and_a_report_finds_its_mail_by_it()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.RfpIssued);
        var services = site.App.Host.Services;
        var ids = services.GetRequiredService<MessageIds>();
        var outbox = await DemoSite.UntilAsync("all mails have left", async () => await OutboxAsync(journey) is var all && all.All(m => m.State == OutboxState.Sent) ? all : null);
        var left = await Task.WhenAll(outbox.Select(m => ids.OfMailAsync(journey.Id, m.Id)));
        Assert.All(left, id => Assert.Matches("^[0-9a-f]{32}$", id));
        Assert.Equal(left.Length, left.Distinct(StringComparer.Ordinal).Count());
        var box = await services.GetRequiredService<LocalMailbox>().ListAsync(null, CancellationToken.None);
        var ours = box.Where(m => left.Contains(m.Id, StringComparer.Ordinal)).ToList();
        Assert.Equal(left.Length, ours.Count);
        // Neither in the header that everybody reads nor anywhere else.
        Assert.All(ours, m => Assert.All(m.Headers.Values.Append(m.Id), v => Assert.False(v.Contains(journey.Id, StringComparison.Ordinal) || v.Contains("00000000", StringComparison.Ordinal), v)));

        var invitation = outbox.First(m => m.Order.Template == "rfp_invitation");
        var messageId = await ids.OfMailAsync(journey.Id, invitation.Id);
        Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(new { @event = "delivered", sg_event_id = $"{journey.Id}-new", message_id = messageId, timestamp = 1_800_000_000 }));
        Assert.Equal(Delivery.Delivered, (await OutboxAsync(journey)).First(m => m.Id == invitation.Id).Delivery);
        await journey.CancelAsync();
    }

    [Fact, Trait("Category", "Threat")]
    public async Task A_replayed_webhook_does_nothing_even_where_its_rank_would_until_it_is_forgotten_after_ninety_days()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.RfpIssued);
        var mail = (await OutboxAsync(journey)).First(m => m.Order.Template == "rfp_invitation");
        var messageId = await site.App.Host.Services.GetRequiredService<MessageIds>().OfMailAsync(journey.Id, mail.Id);
        object Report(string kind) => new { @event = kind, sg_event_id = $"{journey.Id}-once", message_id = messageId, timestamp = 1_800_000_000 };
        await ReportAsync(Report("delivered"));
        // The same report under the same id: a bounce stands above a delivery, and yet nothing happens.
        await ReportAsync(Report("bounce"));
        Assert.Equal(Delivery.Delivered, (await OutboxAsync(journey)).First(m => m.Id == mail.Id).Delivery);

        var events = site.App.Host.Services.GetRequiredService<MailEventStore>();
        await events.SweepAsync(DateTimeOffset.UtcNow.AddDays(89));
        Assert.True(await events.IsKnownAsync($"{journey.Id}-once"));
        Assert.Equal((journey.Id, mail.Id), await events.FindIdAsync(messageId));
        Assert.True(await events.SweepAsync(DateTimeOffset.UtcNow.AddDays(91)) >= 2);
        Assert.False(await events.IsKnownAsync($"{journey.Id}-once"));
        Assert.Null(await events.FindIdAsync(messageId));
        await journey.CancelAsync();
    }

    [Fact, Trait("Category", "Threat")]
    public async Task A_forged_webhook_does_nothing_and_neither_does_an_unsigned_oversized_or_foreign_report()
    {
        var body = Encoding.UTF8.GetBytes("[]");
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(body, other));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsync("api/mail/events", new ByteArrayContent(body))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Encoding.UTF8.GetBytes($"[\"{new string('a', 1_000_001)}\"]"), key));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Encoding.UTF8.GetBytes("{}"), key));
        Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(new { @event = "bounce", sg_event_id = "x", message_id = "code-123", timestamp = 1 }, new { @event = "bounce", sg_event_id = "y", message_id = $"{Guid.NewGuid():N}-0000000001-000", timestamp = long.MaxValue }));
        options.WebhookPublicKey = "";
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(body, key));
    }

    public void Dispose()
    {
        options.WebhookPublicKey = "";
        http.Dispose();
        key.Dispose();
    }

    private Task<HttpStatusCode> ReportAsync(params object[] reports) => PostAsync(JsonSerializer.SerializeToUtf8Bytes(reports), key);

    private async Task<HttpStatusCode> PostAsync(byte[] body, ECDsa signer)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/mail/events") { Content = new ByteArrayContent(body) };
        request.Headers.Add(MailEventSignature.TimestampHeader, timestamp);
        request.Headers.Add(MailEventSignature.SignatureHeader, Convert.ToBase64String(signer.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<string> InvitationMailAsync(Journey journey, string cdmoId) =>
        (await OutboxAsync(journey)).First(m => m.Order.Template == "rfp_invitation" && m.Order.Link.RoomOf == cdmoId).Id;

    private Task<IReadOnlyList<OutboxMail>> OutboxAsync(Journey journey) => site.App.Host.Services.GetRequiredService<OutboxStore>().ListAsync(journey.Id);
}
