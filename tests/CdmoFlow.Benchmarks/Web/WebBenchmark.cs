using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CdmoFlow.Gates;

namespace CdmoFlow.Benchmarks.Web;

/// <summary>Pages and decisions over real HTTP on a large world; the emulator's own point read is measured beside, so that ratios can be taken.</summary>
internal static class WebBenchmark
{
    private const int Warm = 20;
    private const int Reads = 200;
    private const int Gates = 60;

    public static async Task RunAsync(string folder, WebOptions options)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  seeding {options.Selections} selections ..."));
        var watch = Stopwatch.StartNew();
        await using var world = await WebWorld.StartAsync(folder, options.Selections, Math.Max(options.People, 36));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  seeded and started in {watch.Elapsed.TotalSeconds:0} s"));
        var figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["selections"] = options.Selections, ["floor_point_read_ms_p95"] = (await WebFloor.PointReadsAsync(world)).At(0.95) };
        Console.WriteLine($"  {"page",-22} {"p50 ms",8} {"p95 ms",8} {"p99 ms",8} {"round trips",12}");
        await PagesAsync(world, figures);
        await DecisionsAsync(world, figures);
        await new Crowd(world, options).RunAsync(figures);
        Console.WriteLine(JsonSerializer.Serialize(figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 1))));
    }

    private static async Task PagesAsync(WebWorld world, Dictionary<string, double> figures)
    {
        var largest = world.Largest.End;
        using var manager = await Visit.SignInAsync(world.Host, largest.ProjectManagers[0]);
        (string Name, string Path)[] pages =
        [
            ("dashboard", ""), ("tasks", "tasks"), ("selection", $"selections/{largest.Id}"), ("gate", $"selections/{largest.Id}/gates/{Uri.EscapeDataString(largest.OpenGate!.Id)}"),
            ("scorecard", $"selections/{largest.Id}/scorecard"), ("search", "search?q=bio"),
        ];
        foreach (var (name, path) in pages)
        {
            var times = new Times();
            for (var i = 0; i < Warm + Reads; i++)
            {
                var began = Stopwatch.GetTimestamp();
                if (!await manager.ReadAsync(path))
                    throw new InvalidOperationException($"/{path} did not answer well.");
                if (i >= Warm)
                    times.Add(Stopwatch.GetElapsedTime(began));
            }

            using var requests = new StorageCount(world.Ports);
            await manager.ReadAsync(path);
            Say(figures, name, times, requests.Value);
        }
    }

    private static async Task DecisionsAsync(WebWorld world, Dictionary<string, double> figures)
    {
        var (posts, visible) = (new Times(), new Times());
        foreach (var selection in world.Selections.Select(s => s.End).Where(s => s.OpenGate is { State: GateState.Open } && s.Id != world.Largest.End.Id).Take(Gates))
        {
            var gate = selection.OpenGate!;
            var waiting = gate.Waiting.ToList();
            foreach (var approver in waiting)
            {
                using var person = await Visit.SignInAsync(world.Host, approver.PersonId);
                await person.JsonAsync("api/session");
                var began = Stopwatch.GetTimestamp();
                var taken = await person.PostAsync($"api/selections/{selection.Id}/gates/{Uri.EscapeDataString(gate.Id)}/decision", new { verdict = "approve", reason = "The facts carry the proposal." });
                // The same person may hold two places; the second answers that it was decided.
                if (!taken)
                    continue;
                posts.Add(Stopwatch.GetElapsedTime(began));
                if (approver != waiting[^1])
                    continue;
                while (await StateAsync(person, selection.Id, gate.Id) == "open")
                    await Task.Delay(2);
                visible.Add(Stopwatch.GetElapsedTime(began));
            }
        }

        Say(figures, "decision_post", posts, null);
        Say(figures, "approval_to_next_stage", visible, null);
        figures["gates_decided"] = visible.Count;
    }

    private static async Task<string> StateAsync(Visit person, string selectionId, string gateId) =>
        (await person.JsonAsync($"api/selections/{selectionId}"))!["gates"]!.AsArray().First(g => g!["id"]!.ToString() == gateId)!["state"]!.ToString();

    private static void Say(Dictionary<string, double> figures, string name, Times times, long? requests)
    {
        foreach (var (suffix, share) in new[] { ("p50", 0.5), ("p95", 0.95), ("p99", 0.99) })
            figures[$"{name}_ms_{suffix}"] = times.At(share);
        if (requests is { } count)
            figures[$"{name}_round_trips"] = count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-22} {times.At(0.5),8:0.0} {times.At(0.95),8:0.0} {times.At(0.99),8:0.0} {requests,12}"));
    }
}
