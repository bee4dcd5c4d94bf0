namespace CdmoFlow.LocalRuntime.Tests.Scheduling;

/// <summary>Which of several things happens next: a list of numbers, so that a schedule can be repeated, shrunk and enumerated. Past its end the first possibility happens.</summary>
internal sealed class Choices(IReadOnlyList<int> numbers)
{
    private readonly List<int> widths = [];

    /// <summary>How many possibilities there were at each choice.</summary>
    public IReadOnlyList<int> Widths => widths;

    public int Next(int possibilities)
    {
        var number = widths.Count < numbers.Count ? numbers[widths.Count] : 0;
        widths.Add(possibilities);
        return (int)((uint)number % (uint)possibilities);
    }

    /// <summary>Runs every schedule that exists; throws when there are more than expected.</summary>
    public static int Exhaust(Action<Choices> run, int atMost)
    {
        var schedules = 0;
        List<int>? numbers = [];
        while (numbers is not null)
        {
            Assert.True(++schedules <= atMost, $"There are more than {atMost} schedules.");
            var choices = new Choices(numbers);
            run(choices);
            numbers = Following(numbers, choices.Widths);
        }

        return schedules;
    }

    /// <summary>The next schedule in the order of counting, or null after the last.</summary>
    private static List<int>? Following(List<int> numbers, IReadOnlyList<int> widths)
    {
        var full = numbers.Concat(Enumerable.Repeat(0, widths.Count)).Take(widths.Count).ToList();
        for (var at = full.Count - 1; at >= 0; at--)
        {
            if (full[at] + 1 < widths[at])
            {
                return [.. full.Take(at), full[at] + 1];
            }
        }

        return null;
    }
}
