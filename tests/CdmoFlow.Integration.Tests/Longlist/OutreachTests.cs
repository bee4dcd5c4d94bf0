using CdmoFlow.Functions.Longlist.Outreach;
using CdmoFlow.Gates;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Longlist;

/// <summary>The teaser over HTTP: written, sent, answered without a login, and changed until the gate.</summary>
[Collection(SelectionTests.Name)]
public class OutreachTests(SelectionSite site)
{
    private static object Teaser(string services = "Process development, cGMP manufacturing") => new
    {
        modality = "Recombinant protein",
        phase = "Phase II",
        scale = "200 to 2,000 L",
        services,
        timing = "From next autumn",
        region = "Europe or North America",
    };

    [Fact]
    public async Task A_teaser_goes_out_without_names_and_is_answered_without_a_login_until_the_gate()
    {
        using var journey = await site.BeginAsync();
        var ids = await journey.ProposedAsync();
        var (one, two) = (ids[0], ids[1]);
        await journey.Quality.RefusedAsync(journey.Id, "teasers", Teaser(), 403);
        await journey.Manager.RefusedAsync(journey.Id, "outreach", new { cdmoIds = new[] { one } }, 404);
        var refused = await journey.Manager.RefusedAsync(journey.Id, "teasers", Teaser($"Making {journey.Program}"), 400);
        Assert.Contains("services", refused.Body, StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, "teasers", Teaser());
        await journey.Manager.StepAsync(journey.Id, "teasers", Teaser());
        Assert.Single((await OutreachAsync(journey)).Teasers);

        var known = (await site.Site.Mails.AllAsync()).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        await journey.Quality.RefusedAsync(journey.Id, "outreach", new { cdmoIds = new[] { one } }, 403);
        await journey.Manager.StepAsync(journey.Id, "outreach", new { cdmoIds = new[] { one, two } });
        await journey.Manager.StepAsync(journey.Id, "outreach", new { cdmoIds = new[] { one, two } });
        var mails = await DemoSite.UntilAsync("two teasers have left", async () =>
            (await site.Site.Mails.AllAsync()).Where(m => !known.Contains(m.Id) && m.Subject.Contains("non-confidential", StringComparison.Ordinal)).ToList() is { Count: 2 } found ? found : null);
        var names = (await journey.LookAsync()).Candidates.ToDictionary(c => c.CdmoId, c => c.Name, StringComparer.Ordinal);
        foreach (var mail in mails)
        {
            Assert.Single(mail.To);
            Assert.DoesNotContain(journey.Program, mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(journey.Sponsor, mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Single(names.Values, n => (mail.Subject + mail.Text).Contains(n, StringComparison.Ordinal));
        }

        // A gateway opens the link many times: nothing changes.
        var link = mails.Single(m => m.Subject.Contains(names[one], StringComparison.Ordinal)).LinkPath;
        var before = (await journey.LookAsync()).State.Trail;
        using var contact = new Browser(site.Site.Address);
        for (var i = 0; i < 5; i++) (await contact.GetAsync(link, asPage: true)).Expect(200);
        Assert.Equal(before, (await journey.LookAsync()).State.Trail);
        var page = (await contact.GetAsync(link, asPage: true)).Body;
        Assert.Contains("Recombinant protein", page, StringComparison.Ordinal);
        Assert.DoesNotContain(journey.Program, page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(journey.Sponsor, page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(names[two], page, StringComparison.Ordinal);
        (await contact.GetAsync($"/availability/{new string('a', 43)}", asPage: true)).Expect(404);

        var slot = DateOnly.FromDateTime((await site.Site.Time.NowAsync()).UtcDateTime).AddMonths(6);
        (await contact.TryPostAsync($"api{link}", new { answer = "available" })).Expect(400);
        await contact.PostAsync($"api{link}", new { answer = "available", earliestSlot = slot, remark = "Two suites are free." });
        await contact.PostAsync($"api{link}", new { answer = "available", earliestSlot = slot, remark = "Two suites are free." });
        var answer = (await OutreachAsync(journey)).Approaches.Single(a => a.CdmoId == one).Answer!;
        Assert.Equal((Availability.Available, slot, AnswerSource.PersonalLink), (answer.Kind, answer.EarliestSlot, answer.Source));
        Assert.Contains("Two suites are free.", (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}", asPage: true)).Body, StringComparison.Ordinal);
        Assert.Contains("Two suites are free.", (await journey.Quality.Browser.GetAsync($"selections/{journey.Id}/outreach", asPage: true)).Expect(200).Body, StringComparison.Ordinal);

        // The other one names the right person, who then has a link of their own; the first link ends.
        var wrong = mails.Single(m => m.Subject.Contains(names[two], StringComparison.Ordinal)).LinkPath;
        var email = $"right-{journey.Id}@{two}.example";
        await contact.PostAsync($"api{wrong}", new { answer = "wrong_contact", contactName = "Rita Right", contactEmail = email });
        Assert.DoesNotContain(email, (await journey.Manager.Browser.GetAsync($"api/selections/{journey.Id}/outreach")).Body, StringComparison.Ordinal);
        await journey.Quality.RefusedAsync(journey.Id, $"outreach/{two}/contact", new { }, 403);
        await journey.Manager.StepAsync(journey.Id, $"outreach/{two}/contact", new { });
        var right = await site.Site.Mails.WaitForAsync(email, names[two]);
        (await contact.GetAsync(wrong, asPage: true)).Expect(404);
        await contact.PostAsync($"api{right.LinkPath}", new { answer = "not_available", reason = "Our suites are booked." });
        // The person of another company is never taken for this one.
        await journey.Manager.RefusedAsync(journey.Id, $"outreach/{two}/contact", new { name = "Some One", email = mails.Single(m => m.LinkPath == link).To[0] }, 400);
        // What is told on the phone is a fact with its source, too.
        await journey.Manager.StepAsync(journey.Id, $"outreach/{two}/answer", new { answer = "later", earliestSlot = slot });
        Assert.Equal(AnswerSource.ToldByPhone, (await OutreachAsync(journey)).Approaches.Single(a => a.CdmoId == two).Answer!.Source);

        // The gate leaves the second one out: its answer stays as it is, that of the first can be changed.
        await journey.Manager.StepAsync(journey.Id, "longlist", new { cdmoIds = ids.Where(i => i != two), reason = "These fit best and have capacity." });
        await journey.ApproveAsync(GateKind.Longlist);
        await journey.SeeStageAsync(Stage.Cda);
        (await contact.TryPostAsync($"api{right.LinkPath}", new { answer = "available", earliestSlot = slot })).Expect(409);
        Assert.Contains("closed", (await contact.GetAsync(right.LinkPath, asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await contact.PostAsync($"api{link}", new { answer = "later", earliestSlot = slot.AddMonths(1) });
        await journey.CancelAsync();
        await journey.SettledAsync();
        Assert.Empty(await site.RunningAsync(journey.Id));
    }

    [Fact]
    public async Task The_silent_are_reminded_once_and_become_a_task_of_the_project_manager()
    {
        using var journey = await site.BeginAsync();
        var ids = await journey.ProposedAsync();
        await journey.Manager.StepAsync(journey.Id, "teasers", Teaser());
        await journey.Manager.StepAsync(journey.Id, "outreach", new { cdmoIds = new[] { ids[0] }, answerDays = 5 });
        var approach = Assert.Single((await OutreachAsync(journey)).Approaches);
        await journey.TravelAsync(approach.AnswerBy.AddDays(-2).AddMinutes(1));
        await DemoSite.UntilAsync("the silent was reminded", async () => (await OutreachAsync(journey)).Approaches[0].RemindedAt is not null ? journey : null);
        await journey.TravelAsync(approach.AnswerBy.AddMinutes(1));
        await DemoSite.UntilAsync("its silence is a task", async () => (await OutreachAsync(journey)).Approaches[0].SilentAt is not null ? journey : null);
        var tasks = (await journey.Manager.Browser.GetAsync("tasks", asPage: true)).Expect(200).Body;
        Assert.Contains("another way whether it is available", tasks, StringComparison.Ordinal);
        var name = (await journey.LookAsync()).Candidates.Single(c => c.CdmoId == ids[0]).Name;
        Assert.Contains(await site.Site.Mails.AllAsync(), m => m.Subject == $"Reminder: does {name} have capacity?");
        await journey.CancelAsync();
    }

    private static Task<OutreachAnswer> OutreachAsync(Journey journey) => journey.Manager.Browser.GetAsync<OutreachAnswer>($"api/selections/{journey.Id}/outreach");
}
