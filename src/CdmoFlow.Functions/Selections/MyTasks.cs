using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Tasks;

namespace CdmoFlow.Functions.Selections;

/// <summary>What waits for one person over all selections, read from the list rows: one round trip however many selections there are.</summary>
public sealed class MyTasks(SelectionIndex index, TimeProvider clock)
{
    /// <summary>By due date, what has none last. Who has left a team has no tasks in it, whatever an old list row says.</summary>
    public async Task<IReadOnlyList<TaskLine>> OfAsync(string personId) => Of(await index.RecentAsync(), personId, clock.GetUtcNow());

    /// <summary>The same from list rows that are read already.</summary>
    internal static IReadOnlyList<TaskLine> Of(IReadOnlyList<SelectionSummary> all, string personId, DateTimeOffset now)
    {
        var mine = all.Where(s => s.Team.Contains(personId)).SelectMany(s => s.Tasks.Where(t => t.PersonId == personId && t.IsFor(now)).Select(t => new TaskLine(
            s.Id, s.Title, s.Sponsor, s.Stage, t.What, t.Why, t.DueAt, s.TimeZone, t.DueAt < now, t.Path)));
        return [.. mine.OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue).ThenBy(t => t.Selection, StringComparer.Ordinal).ThenBy(t => t.What, StringComparer.Ordinal)];
    }
}
