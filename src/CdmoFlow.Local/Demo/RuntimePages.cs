using CdmoFlow.LocalRuntime;
using static CdmoFlow.Local.Demo.DevPage;

namespace CdmoFlow.Local.Demo;

/// <summary>A look into the engine for whoever develops: which instances there are, what they wait for, what they did.</summary>
internal static class RuntimePages
{
    private const int MostLines = 1000;

    public static IResult List(IReadOnlyList<InstanceListing> instances, DateTimeOffset now, ClockReading clock, string? owner)
    {
        var rows = string.Concat(instances.Take(MostLines).Select(i => $"""
            <tr><td><a href="/dev/runtime/{Uri.EscapeDataString(i.InstanceId)}">{E(i.InstanceId)}</a></td><td>{E(i.Orchestrator)}</td><td>{i.Status}</td><td>{Age(now - i.Created)}</td><td>{Turns(i)}</td><td>{(i.NextTimer is { } due ? Time(due) : "-")}</td></tr>
            """));
        var aside = string.Concat(instances.Where(i => i.SetAside is not null).Select(i => $"""
            <li><a href="/dev/runtime/{Uri.EscapeDataString(i.InstanceId)}">{E(i.InstanceId)}</a>: {E(i.SetAside)}</li>
            """));
        var jump = clock.NextDue is { } next
            ? $"""<form method="post" action="/dev/clock/advance"><input type="hidden" name="returnTo" value="/dev/runtime"><button>Go to {Time(next)}{(clock.NextDueInstance is { } who ? $" ({E(who)})" : "")}</button></form>"""
            : "<p>Nothing waits for a time.</p>";
        var counts = string.Join(", ", instances.GroupBy(i => i.Status).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}"));
        return Html("Runtime", $"""
            <p>It is {Time(now)} here. {(instances.Count == 0 ? "No orchestration yet." : E(counts) + ".")} The task hub belongs to {E(owner ?? "nobody")}.</p>
            {(aside.Length == 0 ? "" : $"<h2>Set aside</h2><p>These get no turns until the next start; the others go on.</p><ul>{aside}</ul>")}
            {jump}
            <table class="runtime"><thead><tr><th scope="col">Instance</th><th scope="col">Orchestrator</th><th scope="col">Status</th><th scope="col">Age</th><th scope="col">History</th><th scope="col">Next timer</th></tr></thead><tbody>{rows}</tbody></table>
            {(instances.Count > MostLines ? $"<p>The {MostLines} that changed last are shown.</p>" : "")}
            """);
    }

    public static IResult History(string id, IReadOnlyList<HistoryLine> lines)
    {
        if (lines.Count == 0)
            return Html("No such instance", "<p>The engine knows no instance with this id.</p>", StatusCodes.Status404NotFound);
        var rows = string.Concat(lines.Select(l => $"""
            <tr><td>{l.Execution}.{l.Turn}</td><td>{Time(l.At)}</td><td>{E(l.Kind)}</td><td>{E(l.Name)}</td><td>{l.TaskId}</td><td><code>{E(l.Data)}</code></td></tr>
            """));
        return Html(id, $"""
            <p>{lines.Count} events.</p>
            <table><thead><tr><th scope="col">Turn</th><th scope="col">Time</th><th scope="col">Event</th><th scope="col">Name</th><th scope="col">Task</th><th scope="col">Data</th></tr></thead><tbody>{rows}</tbody></table>
            """);
    }

    private static string Turns(InstanceListing instance) =>
        (instance.Turns == 1 ? "1 turn" : $"{instance.Turns} turns") + (instance.Execution > 0 ? $", started over {instance.Execution} times" : "");

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => $"{age.TotalDays:0}\u00a0d",
        { TotalHours: >= 1 } => $"{age.TotalHours:0}\u00a0h",
        { TotalMinutes: >= 1 } => $"{age.TotalMinutes:0}\u00a0min",
        _ => $"{Math.Max(0, age.TotalSeconds):0}\u00a0s",
    };
}
