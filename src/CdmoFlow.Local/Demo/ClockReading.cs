namespace CdmoFlow.Local.Demo;

/// <summary>What <c>GET /dev/clock</c> answers.</summary>
/// <param name="Now">Business time.</param>
/// <param name="NextDue">When the next durable timer is due; null when none waits.</param>
/// <param name="NextDueInstance">Instance that waits for it.</param>
public sealed record ClockReading(DateTimeOffset Now, DateTimeOffset? NextDue, string? NextDueInstance);

/// <summary>What <c>POST /dev/clock/advance</c> answers.</summary>
/// <param name="From">Business time before.</param>
/// <param name="To">Business time after.</param>
/// <param name="Fired">Timers and schedules that came due, each in words.</param>
public sealed record ClockJump(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> Fired);
