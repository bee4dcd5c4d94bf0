using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace CdmoFlow.Mail.Outbox;

/// <summary>Hands one message to SendGrid; locally the same client talks to the endpoint of the development host.</summary>
public sealed class SendGridMailer(IHttpClientFactory clients, IOptionsMonitor<MailOptions> options)
{
    /// <summary>Name of the HTTP client whose timeout bounds a send.</summary>
    public const string ClientName = "SendGrid";

    /// <summary>Sends the message; returns when SendGrid has accepted it, which is not yet delivery.</summary>
    /// <exception cref="MailTransientException">Try again later: 408, 429, 5xx, no network, timeout; and 401, 403 or missing settings, which a person mends while the mail waits.</exception>
    /// <exception cref="MailRefusedException">Any other refusal; it says why.</exception>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        if (settings.ApiKey.Length == 0 || settings.FromAddress.Length == 0)
            throw new MailTransientException("No mail can leave: the settings Mail__ApiKey and Mail__FromAddress are not both set.");
        using var http = clients.CreateClient(ClientName);
        var client = new SendGridClient(http, new SendGridClientOptions { ApiKey = settings.ApiKey, Host = settings.Host.TrimEnd('/') });
        Response response;
        try
        {
            response = await client.SendEmailAsync(Compose(mail, settings), cancellationToken);
        }
        catch (HttpRequestException e)
        {
            throw new MailTransientException("The mail service could not be reached; the message will be tried again.", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailTransientException("The mail service did not answer in time; the message will be tried again.", e);
        }
        if (response.IsSuccessStatusCode)
            return;
        Refuse(response.StatusCode, SendGridRefusal.Read(await response.Body.ReadAsStringAsync(cancellationToken)));
    }

    private static void Refuse(HttpStatusCode status, string reason)
    {
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        if (status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500)
            throw new MailTransientException($"The mail service is busy or out of order ({code}: {reason}); the message will be tried again.");
        // A key that was rotated is replaced one day, and then the mail must leave.
        if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new MailTransientException($"The mail service does not accept our key or sender address ({code}: {reason}).");
        throw new MailRefusedException($"The mail service refused the message ({code}: {reason}).");
    }

    private static SendGridMessage Compose(OutgoingMail mail, MailOptions settings)
    {
        var message = new SendGridMessage
        {
            From = new EmailAddress(settings.FromAddress, settings.FromName),
            Subject = mail.Content.Subject,
            PlainTextContent = mail.Content.Text,
            HtmlContent = mail.Content.Html,
        };
        message.AddTo(new EmailAddress(mail.ToAddress, mail.ToName));
        message.AddCustomArg("message_id", mail.MessageId);
        // The same id on a repeat lets the recipient's mailbox recognise the double.
        message.AddHeader("Message-ID", $"<{mail.MessageId}@{settings.FromAddress[(settings.FromAddress.IndexOf('@', StringComparison.Ordinal) + 1)..]}>");
        // Tracking would rewrite the personal links and tell a third party who opens them.
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);
        foreach (var file in mail.Attachments)
            message.AddAttachment(file.FileName, Convert.ToBase64String(file.Content), file.ContentType, "attachment");
        return message;
    }
}
