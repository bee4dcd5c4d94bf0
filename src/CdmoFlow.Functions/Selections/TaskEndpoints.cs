using CdmoFlow.Functions.Http;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Tasks;

namespace CdmoFlow.Functions.Selections;

/// <summary>What waits for the visitor over all selections, read from the list rows: one round trip however many selections there are.</summary>
public sealed class TaskEndpoints(SelectionIndex index, TimeProvider clock)
{
    /// <summary>The visitor's tasks.</summary>
    [Function("TasksPage")]
    public async Task<IResult> TasksPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tasks")] HttpRequest request) =>
        Page.Show<TasksPage, TasksModel>(request, await MineAsync(request));

    /// <summary>The visitor's tasks.</summary>
    [Function("ListTasks")]
    [Api("Everything that waits for you, by due date", Returns = typeof(TasksModel))]
    public async Task<IResult> ListTasks([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tasks")] HttpRequest request) =>
        Answers.Ok(await MineAsync(request));

    private async Task<TasksModel> MineAsync(HttpRequest request)
    {
        if (request.HttpContext.Visitor() is not { IsSponsor: true } visitor) return new([]);
        var now = clock.GetUtcNow();
        // Who has left a team has no tasks in it, whatever an old list row says.
        var mine = (await index.ListAsync()).Where(s => s.Team.Contains(visitor.PersonId)).SelectMany(s => s.Tasks.Where(t => t.PersonId == visitor.PersonId).Select(t => new TaskLine(
            s.Id, s.Title, s.Sponsor, s.Stage, t.What, t.Why, t.DueAt, s.TimeZone, t.DueAt < now, t.Path)));
        return new([.. mine.OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue).ThenBy(t => t.Selection, StringComparer.Ordinal).ThenBy(t => t.What, StringComparer.Ordinal)]);
    }
}
