using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>
/// Draws faults by chance: a few all the time, and now and then a storm in which nearly everything goes wrong, so that also the clients' own repeats are used up. The seed repeats the draws;
/// what is drawn for which request still depends on how requests fall.
/// </summary>
internal sealed class FaultPlan(int seed)
{
    private const double Usual = 0.02;
    private const double InStorm = 0.85;

    // A request that hangs costs its client the whole time-out; one is enough to show that it is borne.
    private const int MostHangs = 1;

    private static readonly StorageFault[] Kinds =
    [
        StorageFault.Failed, StorageFault.Busy, StorageFault.Throttled, StorageFault.Slow, StorageFault.Hangs, StorageFault.CutBefore, StorageFault.AnswerLost, StorageFault.AnswerLost,
        StorageFault.AnswerLost, StorageFault.FailedAfter, StorageFault.CutInBody, StorageFault.WrongClock, StorageFault.WrongClock, StorageFault.ClockRefused,
    ];

    private readonly Lock one = new();
    private readonly Random random = new(seed);
    private int untilStorm = 200;
    private int stormLeft;
    private int hangs;
    private volatile bool isCalm;

    /// <summary>What the draws are repeated by.</summary>
    public int Seed => seed;

    /// <summary>Requests that went wrong so far, by kind.</summary>
    public ConcurrentDictionary<StorageFault, int> Drawn { get; } = new();

    /// <summary>From now on everything goes right.</summary>
    public void Calm() => isCalm = true;

    /// <summary>What happens to a request.</summary>
    public StorageFault Choose(HttpRequest request)
    {
        if (isCalm || IsEquipment(request)) return StorageFault.None;
        lock (one)
        {
            var fault = Draw();
            if (fault == StorageFault.Hangs && ++hangs > MostHangs) fault = StorageFault.Slow;
            if (fault != StorageFault.None) Drawn.AddOrUpdate(fault, 1, (_, count) => count + 1);
            return fault;
        }
    }

    /// <summary>A length of time for a fault that takes some.</summary>
    public TimeSpan Pause()
    {
        lock (one) return TimeSpan.FromMilliseconds(random.Next(50, 700));
    }

    /// <summary>By how much storage's clock is wrong: minutes to hours, before or after.</summary>
    public TimeSpan ClockError()
    {
        lock (one) return TimeSpan.FromMinutes(random.Next(5, 600) * (random.Next(2) == 0 ? 1 : -1));
    }

    /// <summary>
    /// The emulator's probe at a start, the demo's mailbox and its clock are not the product's storage: the mail service is somebody else's, and the demo's clock does not exist elsewhere.
    /// </summary>
    private static bool IsEquipment(HttpRequest request) =>
        (!request.Headers.ContainsKey("Authorization") && !request.Query.ContainsKey("sig"))
        || request.Path.Value!.Contains("/devmail", StringComparison.Ordinal)
        || request.Path.Value.Contains("@clock", StringComparison.Ordinal);

    private StorageFault Draw()
    {
        if (stormLeft > 0)
        {
            stormLeft--;
            return random.NextDouble() < InStorm ? Any() : StorageFault.None;
        }

        if (--untilStorm <= 0) (untilStorm, stormLeft) = (random.Next(400, 1400), random.Next(8, 25));
        return random.NextDouble() < Usual ? Any() : StorageFault.None;
    }

    private StorageFault Any() => Kinds[random.Next(Kinds.Length)];
}
