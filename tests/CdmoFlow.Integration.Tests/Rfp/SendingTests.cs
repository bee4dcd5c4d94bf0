using CdmoFlow.Functions.Rfp;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Mail;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Rfp;

/// <summary>The RFP sent over HTTP by one action: looked at, edited, held, dropped, released, and sent to another contact.</summary>
[Collection(SelectionTests.Name)]
public class SendingTests(SelectionSite site)
{
    [Fact]
    public async Task The_RFP_waits_for_the_project_manager_and_goes_out_as_it_was_prepared()
    {
        using var journey = await site.BeginAsync();
        var (manager, path) = (journey.Manager.Browser, $"selections/{journey.Id}/rfp/send");
        await journey.Manager.StepAsync(journey.Id, "rfp-rules", new { late = "accept", unconfirmed = "leave_out", amendmentDays = 5, sending = "by_decision" });
        var seen = await journey.ToAsync(Stage.Cda);
        string[] chosen = [.. seen.Cdas.Select(c => c.CdmoId).Order(StringComparer.Ordinal).Take(3)];
        await journey.Manager.RefusedAsync(journey.Id, "rfp/sending", new { confirm = true }, 409);
        await journey.SettleCdasAsync(3);
        await journey.SeeStageAsync(Stage.RfpPreparation);

        // Complete, and yet nothing leaves.
        await DemoSite.UntilAsync("the task waits", async () => (await manager.GetAsync("api/tasks")).Body.Contains("Send the RFP", StringComparison.Ordinal) ? journey : null);
        await journey.Manager.StepAsync(journey.Id, $"rfp/sending/{chosen[0]}", new { choice = "send", subject = $"{journey.Sponsor}: for you", note = "We met last week." });
        await journey.Manager.StepAsync(journey.Id, $"rfp/sending/{chosen[1]}", new { choice = "hold" });
        await journey.Manager.StepAsync(journey.Id, $"rfp/sending/{chosen[2]}", new { choice = "leave_out", reason = "It told us that it is sold out." });
        var page = (await manager.GetAsync(path, asPage: true)).Expect(200).Body;
        foreach (var part in (string[])[$"{journey.Sponsor}: for you", "We met last week.", "PERSONAL-LINK", "marked as late", "It told us that it is sold out.", "&lt;!DOCTYPE html&gt;"]) Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.DoesNotContain("not met<", page, StringComparison.Ordinal);
        (await journey.Quality.Browser.GetAsync(path, asPage: true)).Expect(200);
        await journey.Quality.RefusedAsync(journey.Id, "rfp/sending", new { confirm = true }, 403);

        await journey.Manager.StepAsync(journey.Id, "rfp/sending", new { confirm = true });
        await journey.Manager.StepAsync(journey.Id, "rfp/sending", new { confirm = true });
        seen = await journey.SeeStageAsync(Stage.RfpIssued);
        Assert.Equal([InvitationState.Sent, InvitationState.Prepared], chosen.Take(2).Select(c => seen.Invitations.First(i => i.CdmoId == c).State));
        Assert.Equal("Left out of the RFP: It told us that it is sold out.", seen.Candidates.First(c => c.CdmoId == chosen[2]).LeftBecause);
        var first = await InvitedAsync(journey, chosen[0]);
        Assert.Equal(($"{journey.Sponsor}: for you", true), (first.Subject, first.Text.Contains("We met last week.", StringComparison.Ordinal)));

        // Who is not invited yet finds nothing; a reminder comes to nobody before the invitation.
        var sending = await manager.GetAsync<SendingAnswer>($"api/selections/{journey.Id}/rfp/sending");
        Assert.NotNull(sending.SentBy);
        var held = Assert.Single((await journey.Manager.Browser.GetAsync<Functions.Mail.MailsAnswer>($"api/selections/{journey.Id}/mails")).Waiting);
        await journey.Manager.StepAsync(journey.Id, $"mails/{held.Id}/release", new { });
        await InvitedAsync(journey, chosen[1]);
        seen = await journey.LookAsync();
        Assert.Equal(InvitationState.Sent, seen.Invitations.First(i => i.CdmoId == chosen[1]).State);
        Assert.NotNull(await site.StatusAsync(Instances.Invitation(journey.Id, 1, chosen[1])));

        await MoveAsync(journey, chosen[1]);
        await journey.CancelAsync();
    }

    // Another person of the company: the link of the earlier one ends, the new one is invited.
    private async Task MoveAsync(Journey journey, string cdmoId)
    {
        var room = await journey.RoomAsync(cdmoId);
        var people = site.App.Host.Services.GetRequiredService<PeopleStore>();
        var theirs = (await people.FindAsync((await journey.LookAsync()).State.Team[0].PersonId))!.Email;
        var email = $"second-{Guid.NewGuid():N}@{cdmoId}.example";
        await journey.Manager.RefusedAsync(journey.Id, $"invitations/{cdmoId}/contact", new { name = "Second Person", email, reason = "" }, 400);
        await journey.Manager.RefusedAsync(journey.Id, $"invitations/{cdmoId}/contact", new { name = "Second Person", email = theirs, reason = "The first one has left." }, 400);
        await journey.Manager.StepAsync(journey.Id, $"invitations/{cdmoId}/contact", new { name = "Second Person", email, reason = "The first one has left." });
        var mail = await DemoSite.UntilAsync("the second person has a link", async () => (await journey.MailsAsync(email, journey.Sponsor)).LastOrDefault(m => m.Links.Count > 0));
        Assert.StartsWith("/r/", mail.LinkPath, StringComparison.Ordinal);
        (await room.Browser.GetAsync($"api/rooms/{journey.Id}/{cdmoId}")).Expect(403);
        Assert.Contains((await journey.LookAsync()).Invitations, i => i.CdmoId == cdmoId && i.LinkEpoch == 2);
    }

    private async Task<ReadMail> InvitedAsync(Journey journey, string cdmoId)
    {
        var outbox = site.App.Host.Services.GetRequiredService<OutboxStore>();
        var mail = await DemoSite.UntilAsync($"the invitation of {cdmoId} has left", async () =>
            (await outbox.ListAsync(journey.Id)).LastOrDefault(m => m is { State: OutboxState.Sent, Order.Template: "rfp_invitation" } && m.Order.Link.RoomOf == cdmoId));
        var person = await site.App.Host.Services.GetRequiredService<PeopleStore>().FindAsync(mail.Order.ToPersonId);
        return (await journey.MailsAsync(person!.Email, mail.Order.Subject ?? "request for proposal"))[^1];
    }
}
