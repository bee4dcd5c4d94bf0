using CdmoFlow.Functions.Http;
using CdmoFlow.Functions.People;
using CdmoFlow.Web.Pages.Tasks;

namespace CdmoFlow.Functions.Selections;

/// <summary>What waits for the visitor over all selections.</summary>
public sealed class TaskEndpoints(MyTasks tasks, CalendarAddresses calendars)
{
    /// <summary>The visitor's tasks.</summary>
    [Function("TasksPage")]
    public async Task<IResult> TasksPage([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "tasks")] HttpRequest request)
    {
        var visitor = request.HttpContext.Visitor()!;
        return Page.Show<TasksPage, TasksPageModel>(request, new TasksPageModel(await tasks.OfAsync(visitor.PersonId), await calendars.AddressAsync(visitor.PersonId)));
    }

    /// <summary>The visitor's tasks.</summary>
    [Function("ListTasks")]
    [Api("Everything that waits for you, by due date", Returns = typeof(TasksModel))]
    public async Task<IResult> ListTasks([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tasks")] HttpRequest request) =>
        Answers.Ok(new TasksModel(await tasks.OfAsync(request.HttpContext.Visitor()!.PersonId)));
}
