using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.People;

[Collection(SelectionTests.Name)]
public class AbsenceTests(SelectionSite site)
{
    [Fact]
    public async Task It_counts_where_the_deputy_is_on_the_team_and_says_where_nobody_stands_in()
    {
        using var with = await site.BeginAsync();
        using var without = await site.BeginAsync();
        await with.Manager.StepAsync(with.Id, "team", new { name = "Lea Winter", email = "lea.winter@quillmoor.example", roles = new[] { "evaluator" }, reason = "She stands in for a colleague." });
        var deputy = (await site.App.Host.Services.GetRequiredService<PeopleStore>().FindByEmailAsync("lea.winter@quillmoor.example"))!;
        var browser = with.Director.Browser;
        var today = DateOnly.FromDateTime((await site.Site.Time.NowAsync()).UtcDateTime);

        (await browser.TryPostAsync("api/absence", new { deputyId = deputy.Id })).Expect(400);
        (await browser.TryPostAsync("api/absence", new { deputyId = deputy.Id, from = today.AddDays(-9), until = today.AddDays(-3) })).Expect(400);
        var notice = (await browser.PostAsync("api/absence", new { deputyId = deputy.Id, from = today, until = today.AddDays(5) })).As<AbsenceNotice>();
        Assert.Contains(notice.Covered, title => title.Contains(with.Program, StringComparison.Ordinal));
        Assert.Contains(notice.Gaps, gap => gap.Selection.Contains(without.Program, StringComparison.Ordinal) && gap.Why.Contains("not on the team", StringComparison.Ordinal));
        var page = (await browser.GetAsync("absence", asPage: true)).Expect(200).Body;
        Assert.Contains("Nobody stands in for you here", page, StringComparison.Ordinal);
        Assert.Contains("stands in", (await with.Manager.Browser.GetAsync($"selections/{with.Id}/team", asPage: true)).Body, StringComparison.Ordinal);

        await browser.PostAsync("api/absence/end", new { });
        Assert.Contains("While you are away", (await browser.GetAsync("absence", asPage: true)).Body, StringComparison.Ordinal);
        var trail = (await with.Manager.Browser.GetAsync<Functions.Selections.TrailAnswer>($"api/selections/{with.Id}/trail")).Entries;
        Assert.Equal(["absence.announced", "absence.ended"], trail.Select(e => e.Note.Action).Where(a => a.StartsWith("absence", StringComparison.Ordinal)));
        await with.CancelAsync();
        await without.CancelAsync();
    }
}
