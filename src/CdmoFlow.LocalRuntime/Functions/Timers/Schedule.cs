using Cronos;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace CdmoFlow.LocalRuntime.Functions.Timers;

/// <summary>
/// A timer function and its NCRONTAB schedule (six fields; UTC, or the zone of the setting <c>WEBSITE_TIME_ZONE</c> as on the Functions host), with its last and next run.
/// A local time that a change of clocks skips runs at the first instant after it; one that comes twice runs the first time only.
/// </summary>
internal sealed class Schedule
{
    private readonly CronExpression expression;
    private readonly TimeZoneInfo zone;

    /// <summary>Throws <see cref="InvalidOperationException"/> when the schedule, the setting it names or the time zone is missing or wrong.</summary>
    public Schedule(FunctionMethod function, IConfiguration configuration, DateTimeOffset now)
    {
        Function = function;
        var trigger = function.Trigger<TimerTriggerAttribute>()!;
        var text = trigger.Schedule;
        if (text.Length > 2 && text[0] == '%' && text[^1] == '%')
        {
            text = configuration[text[1..^1]] ?? throw new InvalidOperationException($"Function '{function.Name}': the setting {text} of its schedule is missing.");
        }

        if (!CronExpression.TryParse(text, CronFormat.IncludeSeconds, out var parsed))
        {
            throw new InvalidOperationException($"Function '{function.Name}': the schedule '{text}' is not an NCRONTAB expression of six fields.");
        }

        expression = parsed;
        zone = ZoneOf(configuration);
        Last = now;
        Next = After(now);
        // As on the host: what runs more often than once a minute need not be made up for.
        IsRemembered = trigger.UseMonitor && After(Next) - Next >= TimeSpan.FromMinutes(1);
    }

    public FunctionMethod Function { get; }

    /// <summary>Whether the last run is stored, so that one that was missed while nothing ran is made up for at the next start.</summary>
    public bool IsRemembered { get; }

    public DateTimeOffset Last { get; private set; }

    public DateTimeOffset Next { get; private set; }

    /// <summary>Goes on from the last run of an earlier process: what has fallen due since is overdue.</summary>
    public void Remember(DateTimeOffset last)
    {
        Last = last;
        Next = After(last);
    }

    /// <summary>However many runs were missed, the next one is counted from now: an overdue schedule fires once.</summary>
    public TimerInfo Begin(DateTimeOffset now)
    {
        var due = Next;
        Last = now;
        Next = After(now);
        return new()
        {
            IsPastDue = now - due > TimeSpan.FromSeconds(2) || After(due) <= now,
            ScheduleStatus = new() { Last = due.UtcDateTime, Next = Next.UtcDateTime, LastUpdated = now.UtcDateTime },
        };
    }

    private DateTimeOffset After(DateTimeOffset when) => expression.GetNextOccurrence(when, zone) ?? DateTimeOffset.MaxValue;

    private static TimeZoneInfo ZoneOf(IConfiguration configuration)
    {
        if (configuration["WEBSITE_TIME_ZONE"] is not { Length: > 0 } id)
        {
            return TimeZoneInfo.Utc;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found)
            ? found
            : throw new InvalidOperationException($"The setting WEBSITE_TIME_ZONE is '{id}', which is no time zone of this machine; give an IANA name such as Europe/Berlin.");
    }
}
