using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Selections;

namespace CdmoFlow.Mail.Notifications;

/// <summary>What a person of the sponsor wants to hear of, and how. It is the person's own; no selection depends on it.</summary>
public sealed record PersonSettings
{
    /// <summary>Whose settings.</summary>
    public required string PersonId { get; init; }

    /// <summary>True to get the list of open tasks every working day in the morning.</summary>
    public bool DailyDigest { get; init; }

    /// <summary>IANA zone in which the person reads: the morning of the summary, and own time beside a selection's.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>What differs from <see cref="NotificationMode.Now"/>, by <c>role|template</c>.</summary>
    public IReadOnlyDictionary<string, NotificationMode> Modes { get; init; } = new Dictionary<string, NotificationMode>(StringComparer.Ordinal);

    /// <summary>Day, in the person's zone, of the last summary; null before the first.</summary>
    public DateOnly? LastDigest { get; init; }

    /// <summary>The key of one setting.</summary>
    public static string KeyOf(Role role, string template) => $"{EnumNames.Of(role)}|{template}";

    /// <summary>The setting for one role.</summary>
    public NotificationMode Of(Role role, string template) => Modes.GetValueOrDefault(KeyOf(role, template), NotificationMode.Now);

    /// <summary>How a mail reaches this person: with several roles in a selection the most immediate wins, and what is fixed always comes at once.</summary>
    public NotificationMode ModeOf(string template, TeamSeat? seat)
    {
        if (NotificationEvent.Of(template) is not { IsFixed: false } || seat is null || seat.Roles.Count == 0) return NotificationMode.Now;
        return seat.Roles.Select(role => Of(role, template)).Min();
    }

    /// <summary>True when a summary is due: a working day, seven in the morning has passed where the person is, and today's has not been sent.</summary>
    public bool IsDigestDue(DateTimeOffset now, out DateOnly today)
    {
        var local = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));
        today = DateOnly.FromDateTime(local.DateTime);
        return local.Hour >= 7 && local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (LastDigest is null || LastDigest < today);
    }
}
