namespace CdmoFlow.Mail.Outbox;

/// <summary>One message to one person, ready to leave; a repeated send carries the same <see cref="MessageId"/>.</summary>
/// <param name="MessageId">128 bits that tell nothing: neither selection nor place among the recipients. It stands in the header that everybody reads, and is the only thing about the message that the mail service's reports give back.</param>
/// <param name="ToAddress">The one recipient; competing CDMOs never share a message.</param>
/// <param name="ToName">Name shown beside the address.</param>
/// <param name="Content">Subject and both renderings.</param>
/// <param name="Attachments">Small files such as a calendar entry; never a proposal or the RFP.</param>
public sealed record OutgoingMail(
    string MessageId,
    string ToAddress,
    string ToName,
    MailContent Content,
    IReadOnlyList<MailAttachment> Attachments);

/// <summary>What the recipient reads, in HTML and in plain text with the same words.</summary>
public sealed record MailContent(string Subject, string Html, string Text);

/// <summary>A file that travels inside the message.</summary>
public sealed record MailAttachment(string FileName, string ContentType, byte[] Content);
