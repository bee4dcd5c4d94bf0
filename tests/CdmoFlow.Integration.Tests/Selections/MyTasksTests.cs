using System.Net;
using CdmoFlow.Gates;
using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Tasks;

namespace CdmoFlow.Integration.Tests.Selections;

[Collection(SelectionTests.Name)]
public class MyTasksTests(SelectionSite site)
{
    [Fact]
    public async Task Each_person_sees_what_waits_for_it_from_the_choice_to_the_signature()
    {
        using var journey = await site.BeginAsync();
        await journey.ProposedAsync();
        Assert.Equal(["Choose the longlist"], await TasksAsync(journey.Manager, journey));
        Assert.Empty(await TasksAsync(journey.Quality, journey));

        await journey.ChooseAsync();
        Assert.Equal(["Decide the longlist gate"], await TasksAsync(journey.Manager, journey));
        var page = (await journey.Manager.Browser.GetAsync("tasks", asPage: true)).Expect(200).Body;
        Assert.Contains("Decide the longlist gate", page, StringComparison.Ordinal);
        Assert.Contains(WebUtility.HtmlEncode(journey.Program), page, StringComparison.Ordinal);

        await journey.ApproveAsync(GateKind.Longlist);
        await journey.SeeStageAsync(Stage.Cda);
        Assert.Equal(["Record 6 confidentiality agreements"], await TasksAsync(journey.Manager, journey));

        await journey.ToAsync(Stage.Scoring);
        Assert.Equal(3, (await TasksAsync(journey.Quality, journey)).Count);
        Assert.Empty(await TasksAsync(journey.Director, journey));

        await journey.ToAsync(Stage.Contract);
        await journey.SeeAsync("the documents are ready", s => s.Agreements.Count(a => a.DocumentSha256 is not null) == 3);
        Assert.Contains("Read and sign off the Master Services Agreement", await TasksAsync(journey.Director, journey));
        Assert.Equal(["Read and sign off the Quality Agreement"], await TasksAsync(journey.Quality, journey));

        await journey.CancelAsync();
        Assert.Empty(await TasksAsync(journey.Director, journey));
    }

    [Fact]
    public async Task A_task_that_is_overdue_says_so_and_comes_first()
    {
        using var journey = await site.BeginAsync();
        await journey.ProposedAsync();
        await journey.ChooseAsync();
        var seen = await journey.LookAsync();
        await journey.TravelAsync(seen.Gates[0].DueAt.AddHours(1));

        var mine = (await journey.Manager.Browser.GetAsync<TasksModel>("api/tasks")).Tasks;
        Assert.Contains(mine, t => t is { Overdue: true, What: "Decide the longlist gate" } && t.SelectionId == journey.Id);
        Assert.Equal(mine.Select(t => t.DueAt ?? DateTimeOffset.MaxValue).Order(), mine.Select(t => t.DueAt ?? DateTimeOffset.MaxValue));
        Assert.Contains("Overdue", (await journey.Manager.Browser.GetAsync("tasks", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task Nobody_gets_there_without_signing_in_and_a_CDMO_not_at_all()
    {
        using var client = site.App.NewClient();
        using var program = await client.GetAsync(new Uri("api/tasks", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "tasks");
        request.Headers.Add("Accept", "text/html");
        using var person = await client.SendAsync(request);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Redirect), (program.StatusCode, person.StatusCode));
        Assert.StartsWith("/sign-in?returnTo=%2Ftasks", person.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var room = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        Assert.Equal(403, (await room.Browser.GetAsync("api/tasks")).Status);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task A_private_calendar_address_shows_the_tasks_until_it_is_replaced_or_removed()
    {
        using var journey = await site.BeginAsync();
        await journey.ProposedAsync();
        await journey.ChooseAsync();
        using var calendar = site.App.NewClient();
        var first = (await journey.Manager.Browser.PostAsync("api/calendar/address")).Text("address");
        Assert.Matches("/calendar/[A-Za-z0-9_-]{43}$", first);
        using (var answer = await calendar.GetAsync(new Uri(first)))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("Decide the longlist gate", (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Contains(first, (await journey.Manager.Browser.GetAsync("tasks", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        var second = (await journey.Manager.Browser.PostAsync("api/calendar/address")).Text("address");
        Assert.NotEqual(first, second);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(first), await StatusAsync(second)));

        await journey.Manager.Browser.PostAsync("api/calendar/revocation");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{calendar.BaseAddress}calendar/{new string('a', 43)}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{calendar.BaseAddress}calendar/x"));

        // An address that was removed and made again is a new one.
        Assert.DoesNotContain((await journey.Manager.Browser.PostAsync("api/calendar/address")).Text("address"), new[] { first, second });
        await journey.Manager.Browser.PostAsync("api/calendar/revocation");
        await journey.CancelAsync();

        async Task<HttpStatusCode> StatusAsync(string address)
        {
            using var answer = await calendar.GetAsync(new Uri(address));
            return answer.StatusCode;
        }
    }

    private static async Task<IReadOnlyList<string>> TasksAsync(Local.Demo.Actors.SponsorPerson person, Journey journey) =>
        [.. (await person.Browser.GetAsync<TasksModel>("api/tasks")).Tasks.Where(t => t.SelectionId == journey.Id).Select(t => t.What)];
}
