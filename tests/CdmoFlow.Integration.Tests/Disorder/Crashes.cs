using CdmoFlow.LocalRuntime.Durable;

namespace CdmoFlow.Integration.Tests.Disorder;

/// <summary>Loses answers of activities and forgets instances as chance decides; the seed repeats it.</summary>
internal sealed class Crashes(int seed) : IDisturbance
{
    private readonly Lock one = new();
    private readonly Random random = new(seed);
    private readonly HashSet<(string, int)> lost = [];

    /// <summary>Activities that ran again because their answer was lost.</summary>
    public int LostAnswers { get; private set; }

    /// <summary>Instances that were read from storage again.</summary>
    public int Forgotten { get; private set; }

    public bool LosesAnswer(string instanceId, HistoryEvent answer)
    {
        lock (one)
        {
            // Each call at most once: a process that dies for ever at the same place is another story.
            if (random.Next(3) > 0 || !lost.Add((instanceId, answer.Id)))
            {
                return false;
            }

            LostAnswers++;
            return true;
        }
    }

    public bool Forgets(string instanceId)
    {
        lock (one)
        {
            var forgets = random.Next(2) == 0;
            Forgotten += forgets ? 1 : 0;
            return forgets;
        }
    }
}
