namespace CdmoFlow.Mail.Outbox;

/// <summary>The mail settings, section <c>Mail</c> (<c>Mail__ApiKey</c> and so on as environment variables).</summary>
public sealed class MailOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Mail";

    /// <summary>SendGrid key with the single permission "Mail Send"; a secret.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Base address of the mail service; a laptop points it at its own endpoint.</summary>
    public string Host { get; set; } = "https://api.sendgrid.com";

    /// <summary>Sender address, verified with SendGrid.</summary>
    public string FromAddress { get; set; } = "";

    /// <summary>Sender name that recipients see.</summary>
    public string FromName { get; set; } = "CdmoFlow";

    /// <summary>SendGrid's verification key for its signed event webhook, base64; empty = no report is believed.</summary>
    public string WebhookPublicKey { get; set; } = "";
}
