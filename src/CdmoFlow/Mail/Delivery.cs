namespace CdmoFlow.Mail;

/// <summary>How far a mail got after the mail service took it. A higher one is never undone by a lower one that is reported later: reports come in any order and more than once.</summary>
public enum Delivery
{
    /// <summary>Nothing was reported.</summary>
    Unknown,

    /// <summary>The service works on it.</summary>
    Processed,

    /// <summary>The recipient's server asked to try again later.</summary>
    Deferred,

    /// <summary>The recipient's server took it.</summary>
    Delivered,

    /// <summary>It did not arrive: refused by the recipient's server, or not tried because of an earlier refusal.</summary>
    Bounced,

    /// <summary>The recipient called it spam; later mails may not be delivered.</summary>
    MarkedAsSpam,
}
