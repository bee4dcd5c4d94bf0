using CdmoFlow.Gates;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.People;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>Working days, gate rules and team of a selection: who may look, who may change, wrong input, wrong moment. Who is refused at the door is walked elsewhere.</summary>
[Collection(SelectionTests.Name)]
public class HouseRulesTests(SelectionSite site)
{
    [Fact]
    public async Task Working_days_move_the_due_date_of_the_next_gate()
    {
        using var journey = await site.BeginAsync();
        var manager = journey.Manager.Browser;
        Assert.Contains("no country has been chosen", (await manager.GetAsync($"selections/{journey.Id}/calendar", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await journey.Manager.RefusedAsync(journey.Id, "calendar", new { countries = new[] { "Atlantis" }, closed = "soon" }, 400);
        var now = await site.Site.Time.NowAsync();
        var off = string.Join('\n', Enumerable.Range(1, 30).Select(d => $"{now.AddDays(d):yyyy-MM-dd} Shutdown"));
        await journey.Manager.StepAsync(journey.Id, "calendar", new { countries = new[] { "DE", "US" }, closed = off });
        var page = (await manager.GetAsync($"selections/{journey.Id}/calendar", asPage: true)).Body;
        Assert.Contains("Shutdown", page, StringComparison.Ordinal);
        Assert.Contains("(US)", page, StringComparison.Ordinal);

        await journey.ProposedAsync();
        await journey.ChooseAsync();
        var gate = (await journey.SeeAsync("the gate is open", s => s.Gates.Count == 1)).Gates[0];
        Assert.True(gate.DueAt > now.AddDays(34), $"The gate is due {gate.DueAt:u}, in the middle of the shutdown.");
        await journey.CancelAsync();
        await journey.Manager.RefusedAsync(journey.Id, "calendar", new { countries = new[] { "DE" } }, 409);
        await journey.Manager.RefusedAsync(journey.Id, "gate-rules", new { }, 409);
    }

    [Fact]
    public async Task Countries_named_at_the_start_are_in_the_calendar_from_the_first_day()
    {
        using var journey = await site.BeginAsync(document => document with { HolidayCountries = ["de", "CH"] });
        var page = (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/calendar", asPage: true)).Body;
        Assert.Contains("(DE)", page, StringComparison.Ordinal);
        Assert.Contains("(CH)", page, StringComparison.Ordinal);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task Gate_rules_hold_for_gates_to_come_and_a_gate_takes_questions()
    {
        using var journey = await site.BeginAsync();
        var refused = await journey.Manager.RefusedAsync(journey.Id, "gate-rules", new { rules = new[] { new { kind = "award", order = "parallel", quorum = 1, functions = new[] { "executive" } } } }, 400);
        Assert.Contains("rules[0].quorum", refused.Detail, StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, "gate-rules", new { rules = new[] { new { kind = "longlist", order = "sequence", functions = new[] { "quality_assurance" } } } });
        Assert.Contains("one after the other", (await journey.Quality.Browser.GetAsync($"selections/{journey.Id}/gate-rules", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await journey.ProposedAsync();
        await journey.ChooseAsync();
        var gate = (await journey.SeeAsync("the gate is open", s => s.Gates.Count == 1)).Gates[0];
        var at = $"gates/{Uri.EscapeDataString(gate.Id)}";
        await journey.Quality.StepAsync(journey.Id, $"{at}/decision", new { verdict = "ask", reason = "Is the second site part of it?" });
        await journey.Manager.RefusedAsync(journey.Id, $"{at}/questions/9/answer", new { answer = "Yes, both sites are." }, 404);
        await journey.Director.RefusedAsync(journey.Id, $"{at}/questions/1/answer", new { answer = "Yes, both sites are." }, 403);
        await journey.Manager.StepAsync(journey.Id, $"{at}/questions/1/answer", new { answer = "Yes, both sites are." });
        await journey.Manager.DecideGateAsync(journey.Id, GateKind.Longlist, approve: true, "Both sites are needed.");
        await journey.Quality.DecideGateAsync(journey.Id, GateKind.Longlist, approve: true, "The answer settles it.");
        await journey.SeeStageAsync(Stage.Cda);
        var page = (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/{at}", asPage: true)).Body;
        Assert.Contains("Is the second site part of it?", page, StringComparison.Ordinal);
        Assert.Contains("Yes, both sites are.", page, StringComparison.Ordinal);
        await journey.Quality.RefusedAsync(journey.Id, $"{at}/decision", new { verdict = "ask", reason = "And what about the third?" }, 409);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task The_team_of_an_ended_selection_loses_nobody_gains_by_two_alone_and_a_CDMOs_person_never_joins()
    {
        using var journey = await site.BeginAsync();
        using var guest = await SponsorClient.EnterRoomAsync(site.App.Host, journey.Id, "alder");
        await journey.Manager.RefusedAsync(journey.Id, "team", new { name = "Lead", email = guest.Person.Email, roles = new[] { "observer" }, reason = "Would see all the others." }, 400);
        await journey.Manager.RefusedAsync(journey.Id, "team", new { name = "Nobody", email = "nobody@quillmoor.example", reason = "Without any role." }, 400);
        await journey.Manager.RefusedAsync(journey.Id, "team", new { personId = guest.Person.Id, roles = new[] { "observer" }, reason = "Would see all the others." }, 400);
        await journey.CancelAsync();
        var member = (await journey.LookAsync()).State.Team[^1].PersonId;
        await journey.Manager.RefusedAsync(journey.Id, "team", new { personId = member, leaves = true, reason = "Has left the company." }, 409);
        await journey.Manager.StepAsync(journey.Id, "team", new { name = "Late", email = "late@quillmoor.example", roles = new[] { "project_manager" }, reason = "Keeps the records from now on." });
        var late = await site.App.Host.Services.GetRequiredService<PeopleStore>().FindByEmailAsync("late@quillmoor.example");
        Assert.DoesNotContain((await journey.LookAsync()).State.Team, m => m.PersonId == late!.Id);
        await journey.Manager.RefusedAsync(journey.Id, $"team/{late!.Id}/confirmation", new { verdict = "agree" }, 403);
        await journey.Quality.StepAsync(journey.Id, $"team/{late.Id}/confirmation", new { verdict = "agree" });
        Assert.Contains((await journey.LookAsync()).State.Team, m => m.PersonId == late.Id);
    }

    [Fact]
    public async Task An_observer_reads_and_an_administrator_sees_no_bids()
    {
        using var journey = await site.BeginAsync();
        foreach (var (email, role) in new[] { ("reads@quillmoor.example", Role.Observer), ("keeps@quillmoor.example", Role.Administrator) })
            await journey.Manager.StepAsync(journey.Id, "team", new { name = email, email, roles = new[] { CdmoFlow.Records.EnumNames.Of(role) }, reason = "Belongs to the house." });
        await journey.ProposedAsync();
        using var observer = await SponsorClient.SignInAsync(site.App.Host, "Reads", "reads@quillmoor.example");
        using var administrator = await SponsorClient.SignInAsync(site.App.Host, "Keeps", "keeps@quillmoor.example");
        var name = (await journey.LookAsync()).Candidates[0].Name;
        Assert.Contains(System.Net.WebUtility.HtmlEncode(name), await (await observer.GetAsync($"selections/{journey.Id}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = await administrator.GetAsync($"selections/{journey.Id}");
        Assert.True(page.IsSuccessStatusCode);
        Assert.DoesNotContain("Choose six to eight", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await administrator.GetAsync($"api/selections/{journey.Id}")).StatusCode);
        await journey.CancelAsync();
    }
}
