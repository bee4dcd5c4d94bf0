using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Outbox;
using CdmoFlow.Mail.Webhook;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.Options;

namespace CdmoFlow.Functions.Mail;

/// <summary>
/// Takes the mail service's signed reports. What it says is believed only with a fitting signature over the very bytes; without a configured key everything is refused. Reports come twice and in any
/// order: each is applied by rank, and noted as done only after it was applied.
/// </summary>
public sealed class MailEvents(OutboxStore outbox, MailEventStore seen, MessageIds ids, Desk desk, Answers answers, IOptionsMonitor<MailOptions> options)
{
    /// <summary>The service's address for reports.</summary>
    [Function("MailEvents")]
    [Api("Signed reports of the mail service (SendGrid event webhook)")]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mail/events")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        if (await Bodies.BytesAsync(request) is not { } body) return answers.Refused(request, new Refusal(RefusalKind.Invalid, "too-large", "Reports are at most 1 MB."));
        var key = options.CurrentValue.WebhookPublicKey;
        if (key.Length == 0 || !MailEventSignature.Fits(key, request.Headers[MailEventSignature.SignatureHeader].ToString(), request.Headers[MailEventSignature.TimestampHeader].ToString(), body))
            return answers.Refused(request, new Refusal(RefusalKind.Forbidden, "not-signed", "This report is not signed with the key of our mail service."));
        if (MailEvent.Read(body) is not { } events) return answers.Refused(request, new Refusal(RefusalKind.Invalid, "malformed", "A JSON array of reports is expected."));
        foreach (var report in events.Where(e => e.Id.Length > 0)) await ApplyAsync(report, client);
        return Results.NoContent();
    }

    private async Task ApplyAsync(MailEvent report, DurableTaskClient client)
    {
        if (Delivered(report.Kind) is not { } delivery || await ids.MailOfAsync(report.MessageId) is not var (selectionId, mailId) || await seen.IsKnownAsync(report.Id)) return;
        var at = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(report.Timestamp, 0, 253_402_300_799));
        if (await outbox.UpdateAsync(selectionId, mailId, m => delivery > m.Delivery ? m with { Delivery = delivery, DeliveryAt = at } : m) is { } mail)
        {
            // Also where the row said so already: a crash may have come between the two.
            var verdict = await desk.DecideAsync(selectionId, Actor.System, client, (selection, _) => MailReported.Decide(selection, mail));
            if (verdict.Refusal is { Type: "busy" } busy) throw new TimeoutException(busy.Detail);
        }

        await seen.NoteAsync(report.Id);
    }

    private static Delivery? Delivered(string kind) => kind switch
    {
        "processed" => Delivery.Processed,
        "deferred" => Delivery.Deferred,
        "delivered" => Delivery.Delivered,
        "bounce" or "dropped" => Delivery.Bounced,
        "spamreport" => Delivery.MarkedAsSpam,
        _ => null,
    };
}
