namespace CdmoFlow.Mail.Notifications;

/// <summary>How a person wants to hear of something.</summary>
public enum NotificationMode
{
    /// <summary>By a mail of its own, at once.</summary>
    Now,

    /// <summary>In the daily summary.</summary>
    Digest,

    /// <summary>Not by mail; it stands on the pages all the same.</summary>
    Off,
}
