namespace CdmoFlow.Selections.Webhooks;

/// <summary>When a call is tried again, when it is given up, and what it says.</summary>
public static class WebhookRules
{
    /// <summary>How many webhooks a selection may have: each adds a row to the transaction that enters a stage.</summary>
    public const int Most = 3;

    /// <summary>How long a call is tried.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(20)];

    /// <summary>The pause after an attempt: growing, and up to a fifth shorter or longer, so that what failed together does not come back together.</summary>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan Pause(int attempts, double random) => Delays[Math.Clamp(attempts - 1, 0, Delays.Length - 1)] * (0.8 + (0.4 * random));

    /// <summary>The calls that a change of stage brings about.</summary>
    /// <param name="before">The selection before the change.</param>
    /// <param name="after">The selection after it.</param>
    /// <param name="sequence">Last row of the trail after it.</param>
    public static IReadOnlyList<WebhookCall> CallsOf(Selection before, Selection after, long sequence)
    {
        var entered = after.State.Timeline.Skip(before.State.Timeline.Count).ToList();
        if (entered.Count == 0) return [];
        return
        [
            .. after.All<Webhook>().Where(w => w.IsOn).SelectMany(w => entered.Select((e, i) => new WebhookCall
            {
                Id = FormattableString.Invariant($"{sequence:D10}-{i}-{w.Id}"),
                WebhookId = w.Id,
                Stage = e.Stage,
                At = e.At,
                Since = e.At,
                NextAt = e.At,
            })),
        ];
    }
}
