using Cronos;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace CdmoFlow.LocalRuntime.Functions.Timers;

/// <summary>A timer function and its NCRONTAB schedule (six fields, UTC), with its last and next run.</summary>
internal sealed class Schedule
{
    private readonly CronExpression expression;

    /// <summary>Throws <see cref="InvalidOperationException"/> when the schedule or the setting it names is missing or wrong.</summary>
    public Schedule(FunctionMethod function, IConfiguration configuration, DateTimeOffset now)
    {
        Function = function;
        var text = function.Trigger<TimerTriggerAttribute>()!.Schedule;
        if (text.Length > 2 && text[0] == '%' && text[^1] == '%')
        {
            text = configuration[text[1..^1]] ?? throw new InvalidOperationException($"Function '{function.Name}': the setting {text} of its schedule is missing.");
        }

        if (!CronExpression.TryParse(text, CronFormat.IncludeSeconds, out var parsed))
        {
            throw new InvalidOperationException($"Function '{function.Name}': the schedule '{text}' is not an NCRONTAB expression of six fields.");
        }

        expression = parsed;
        Last = now;
        Next = After(now);
    }

    public FunctionMethod Function { get; }

    public DateTimeOffset Last { get; private set; }

    public DateTimeOffset Next { get; private set; }

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

    private DateTimeOffset After(DateTimeOffset when) => expression.GetNextOccurrence(when, TimeZoneInfo.Utc) ?? DateTimeOffset.MaxValue;
}
