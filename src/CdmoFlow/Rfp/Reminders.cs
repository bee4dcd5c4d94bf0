namespace CdmoFlow.Rfp;

/// <summary>The reminders before an RFP's deadline, earliest first.</summary>
internal static class Reminders
{
    private static readonly (string Key, TimeSpan Before, bool OnlyUnanswered)[] All =
    [
        ("14d", TimeSpan.FromDays(14), true),
        ("7d", TimeSpan.FromDays(7), true),
        ("72h", TimeSpan.FromHours(72), false),
        ("24h", TimeSpan.FromHours(24), false),
        ("2h", TimeSpan.FromHours(2), false),
    ];

    /// <summary>The reminders whose instant has passed: an invitation or an extension made now stands for them.</summary>
    public static IReadOnlyList<string> PassedAt(DateTimeOffset deadline, DateTimeOffset now) => [.. All.Where(r => deadline - r.Before <= now).Select(r => r.Key)];

    /// <summary>The reminders that are due now and were not sent.</summary>
    public static IReadOnlyList<string> Due(Invitation invitation, DateTimeOffset deadline, DateTimeOffset now) => [.. Applying(invitation).Where(r => deadline - r.Before <= now).Select(r => r.Key)];

    /// <summary>The next instant at which one is due; null when all have passed.</summary>
    public static DateTimeOffset? Next(Invitation invitation, DateTimeOffset deadline, DateTimeOffset now) =>
        Applying(invitation).Select(r => (DateTimeOffset?)(deadline - r.Before)).FirstOrDefault(at => at > now);

    private static IEnumerable<(string Key, TimeSpan Before, bool OnlyUnanswered)> Applying(Invitation invitation) =>
        All.Where(r => !invitation.RemindersSent.Contains(r.Key, StringComparer.Ordinal) && !(r.OnlyUnanswered && invitation.HasAnswered));
}
