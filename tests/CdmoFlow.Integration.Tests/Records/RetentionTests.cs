using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Records.Retention;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.People;
using CdmoFlow.Records.Retention;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Integration.Tests.Records;

/// <summary>Retention over HTTP, and names that are replaced while the trail stays whole.</summary>
[Collection(SelectionTests.Name)]
public class RetentionTests(SelectionSite site)
{
    private const string Why = "The program's file was closed.";
    private readonly Unsignalled given = new(site.App.Host);

    [Fact]
    public async Task Quality_Assurance_sets_the_period_and_a_hold_needs_two_to_be_lifted()
    {
        using var journey = await site.BeginAsync();
        await journey.Manager.RefusedAsync(journey.Id, "retention", new { years = 20, reason = Why }, 403);
        var refused = await journey.Quality.RefusedAsync(journey.Id, "retention", new { years = 0, reason = "no" }, 400);
        Assert.Contains("years", refused.Detail, StringComparison.Ordinal);
        await journey.Quality.StepAsync(journey.Id, "retention", new { years = 20, contractEndsOn = "2040-12-31", reason = Why });
        var answer = await journey.Manager.Browser.GetAsync<RetentionAnswer>($"api/selections/{journey.Id}/retention");
        Assert.Equal((20, null, null), (answer.Years, answer.EndsAt, answer.Hold));
        await journey.Manager.RefusedAsync(journey.Id, "anonymisation", new { reason = Why }, 409);

        await journey.Manager.StepAsync(journey.Id, "legal-hold", new { reason = Why });
        var page = (await journey.Quality.Browser.GetAsync($"selections/{journey.Id}/retention", asPage: true)).Expect(200).Body;
        Assert.Contains("20 years", page, StringComparison.Ordinal);
        Assert.Contains(Web.Texts.T.Of("Retention_LiftAsk"), page, StringComparison.Ordinal);
        Assert.Contains("/retention\"", (await journey.Quality.Browser.GetAsync($"selections/{journey.Id}", asPage: true)).Body, StringComparison.Ordinal);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task After_the_period_two_persons_have_names_replaced_and_the_trail_still_holds()
    {
        var people = given.Of<PeopleStore>();
        var only = await people.GetOrAddAsync("Orla Quist", $"orla-{Guid.NewGuid():N}@larkspur.example", null);
        var shared = await people.GetOrAddAsync("Shay Renner", $"shay-{Guid.NewGuid():N}@larkspur.example", null);
        var contact = await people.GetOrAddAsync("Cato Lind", $"cato-{Guid.NewGuid():N}@alpha.example", "alpha");
        // Somebody who left before doing anything stands in the trail alone, and one who was only proposed in a row that nobody reads any more.
        var gone = await people.GetOrAddAsync("Gwen Ashby", $"gwen-{Guid.NewGuid():N}@larkspur.example", null);
        var proposed = await people.GetOrAddAsync("Piet Ruys", $"piet-{Guid.NewGuid():N}@larkspur.example", null);
        TeamSeat Seat(Person person) => new(person.Id, [SponsorFunction.QualityAssurance], [Role.Approver, Role.ProjectManager]);
        var old = await given.CreateAsync(
            Stage.Scoring,
            state => state with { Team = [Seat(only), Seat(shared)], Stage = Stage.Cancelled, Timeline = [new StageEntry(Stage.Cancelled, given.Now.AddYears(-16))] },
            (change, _) => change.Put(new CdmoFlow.Longlist.Candidate { CdmoId = "alpha", Name = "Alpha Labs", Fit = 90, Why = [], ContactPersonId = contact.Id })
                .Put(new PendingSeat { Change = new(proposed.Id, [], [Role.Evaluator], Why), ProposedBy = only.Id, ProposedAt = given.Now, IsSettled = true })
                .Note("team.changed", gone.Id, "roles evaluator", "leaves", Why));
        var current = await given.CreateAsync(Stage.Scoring, state => state with { Team = [Seat(shared)] });
        var id = old.Selection.Id;
        using var first = await Hosting.SponsorClient.AsAsync(site.App.Host, new Visitor(only.Id, only.Name));
        using var second = await Hosting.SponsorClient.AsAsync(site.App.Host, new Visitor(shared.Id, shared.Name));

        (await first.PostAsync($"api/selections/{id}/anonymisation", new { reason = Why })).EnsureSuccessStatusCode();
        var preview = await (await first.GetAsync($"selections/{id}/retention")).Content.ReadAsStringAsync();
        Assert.Contains("Orla Quist", preview, StringComparison.Ordinal);
        Assert.Contains(Pseudonym.Of(only.Id), preview, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await first.PostAsync($"api/selections/{id}/anonymisation/confirmation", new { verdict = "agree", reason = Why })).StatusCode);
        (await second.PostAsync($"api/selections/{id}/anonymisation/confirmation", new { verdict = "agree", reason = Why })).EnsureSuccessStatusCode();

        Assert.Equal((Pseudonym.Of(only.Id), ""), ((await people.FindAsync(only.Id))!.Name, (await people.FindAsync(only.Id))!.Email));
        Assert.Equal(Pseudonym.Of(contact.Id), (await people.FindAsync(contact.Id))!.Name);
        foreach (var named in (Person[])[gone, proposed]) Assert.Equal(Pseudonym.Of(named.Id), (await people.FindAsync(named.Id))!.Name);
        Assert.Equal("Shay Renner", (await people.FindAsync(shared.Id))!.Name);
        Assert.Null(await people.FindByEmailAsync(only.Email));
        var trail = await (await second.GetAsync($"selections/{id}/trail")).Content.ReadAsStringAsync();
        Assert.Contains(Pseudonym.Of(only.Id), trail, StringComparison.Ordinal);
        Assert.DoesNotContain("Orla Quist", trail, StringComparison.Ordinal);
        var looked = (await given.Of<TrailChecks>().LookAsync(id))!;
        Assert.Null(looked.Verdict.FirstBreak);
        Assert.Contains(looked.Entries, e => e.Note is { Action: "anonymisation.done", New: "4 replaced, 1 kept" });
        // Who was anonymised has no session any more, and the address is free for somebody new.
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await first.GetAsync($"api/selections/{id}/retention")).StatusCode);
        Assert.NotEqual(only.Id, (await people.GetOrAddAsync("Orla Quist", only.Email, null)).Id);
        Assert.NotNull(current.Selection);
    }

    [Fact]
    public async Task An_anonymisation_that_a_crash_left_under_way_is_finished_by_the_reconciler_and_stopped_by_a_hold()
    {
        var people = given.Of<PeopleStore>();
        var person = await people.GetOrAddAsync("Ulla Brandt", $"ulla-{Guid.NewGuid():N}@larkspur.example", null);
        var plan = new Anonymisation { ProposedBy = "p-a", ProposedAt = given.Now, Reason = Why, ConfirmedBy = "p-b", ConfirmedAt = given.Now, People = [new(person.Id, null, null)] };
        var id = (await given.CreateAsync(
            Stage.Cancelled,
            state => state with { Timeline = [new StageEntry(Stage.Cancelled, given.Now.AddYears(-16))] },
            (change, _) => change.Put(RetentionRow.Standard with { Anonymisation = plan, Hold = new LegalHold(Why, "p-a", given.Now) }))).Selection.Id;
        await SweepAsync();
        Assert.Equal("Ulla Brandt", (await people.FindAsync(person.Id))!.Name);

        await given.ChangeAsync(id, (change, selection) => change.Put(RetentionRow.Of(selection) with { Hold = null }));
        await SweepAsync();
        Assert.Equal(Pseudonym.Of(person.Id), (await people.FindAsync(person.Id))!.Name);
        Assert.NotNull(RetentionRow.Of(await given.SelectionAsync(id)).Anonymisation!.DoneAt);
    }

    private Task SweepAsync() => given.Of<CdmoFlow.Functions.Selections.Reconciler>().SweepAsync(given.Client, everything: true);
}
