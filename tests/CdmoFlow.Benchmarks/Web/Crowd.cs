using System.Diagnostics;
using System.Globalization;

namespace CdmoFlow.Benchmarks.Web;

/// <summary>Many people at once, each with a session of their own, reading this and that with two seconds of thought in between.</summary>
internal sealed class Crowd(WebWorld world, WebOptions options)
{
    private static readonly TimeSpan Thought = TimeSpan.FromSeconds(2);

    public async Task RunAsync(Dictionary<string, double> figures)
    {
        var times = new Times();
        var errors = 0;
        var theirs = world.Selections.Select(s => s.End).SelectMany(s => s.State.Team.Select(m => (m.PersonId, s.Id))).ToLookup(x => x.PersonId, x => x.Id, StringComparer.Ordinal);
        var people = theirs.Select(p => p.Key).Take(options.People).ToList();
        using var ends = new CancellationTokenSource(TimeSpan.FromSeconds(options.Seconds));
        await Task.WhenAll(people.Select(async (personId, number) =>
        {
            using var visit = await Visit.SignInAsync(world.Host, personId);
            var selections = theirs[personId].ToList();
            // Not everybody clicks at the same moment.
            await Task.Delay(Thought * number / people.Count);
            for (var turn = number; !ends.IsCancellationRequested; turn++)
            {
                var path = (turn % 4) switch { 0 => "", 1 => "tasks", 2 => $"selections/{selections[turn % selections.Count]}", _ => "selections" };
                var began = Stopwatch.GetTimestamp();
                try
                {
                    if (!await visit.ReadAsync(path))
                        Interlocked.Increment(ref errors);
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref errors);
                }

                times.Add(Stopwatch.GetElapsedTime(began));
                await Task.Delay(Thought);
            }
        }));
        figures["crowd_people"] = people.Count;
        figures["crowd_requests"] = times.Count;
        figures["crowd_errors"] = errors;
        foreach (var (suffix, share) in new[] { ("p50", 0.5), ("p95", 0.95), ("p99", 0.99) })
            figures[$"crowd_ms_{suffix}"] = times.At(share);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {people.Count} people for {options.Seconds} s: {times.Count} pages, {errors} errors, p50 {times.At(0.5):0.0}, p95 {times.At(0.95):0.0}, p99 {times.At(0.99):0.0} ms"));
    }
}
