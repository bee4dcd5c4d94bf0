using System.Net;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.People;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Proposals.Colleagues;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Proposals;

/// <summary>Colleagues in the room of a CDMO, over HTTP from both sides.</summary>
[Collection(SelectionTests.Name), Trait("Category", "Threat")]
public class ColleaguesTests(SelectionSite site)
{
    private const string Left = "She has left the company.";

    [Fact]
    public async Task A_colleague_enters_by_a_link_of_her_own_and_is_out_with_the_next_request_after_it_is_revoked()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var (lead, other) = (await journey.RoomAsync(seen.Invitations[0].CdmoId), seen.Invitations[1].CdmoId);
        var email = $"ann@{lead.Contact.Email.Split('@')[1]}";
        var ann = await AddAsync(lead, email, ColleagueState.Admitted);
        var link = await LinkAsync(email, 0);
        using var browser = await SignIn.WithCodeAsync(site.Site, email, link);

        // She reads, asks and prepares, and neither submits nor names others; no other room opens.
        var page = (await browser.GetAsync($"rooms/{journey.Id}/{lead.CdmoId}", asPage: true)).Expect(200).Body;
        Assert.Contains("Ann Berg", page, StringComparison.Ordinal);
        Assert.DoesNotContain(other, page, StringComparison.OrdinalIgnoreCase);
        (await browser.TryPostAsync(lead.Room("questions"), new { category = "timeline", text = "When is the first batch needed?" })).Expect(200);
        (await browser.TryPostAsync(lead.Room("submission"), new { })).Expect(403);
        (await browser.TryPostAsync(lead.Room("colleagues"), new { name = "Bob", email = "bob@x.example", function = "Sales", rights = "read" })).Expect(403);
        (await browser.GetAsync($"api/rooms/{journey.Id}/{other}")).Expect(403);
        (await browser.GetAsync($"api/rooms/{journey.Id}/{other}/colleagues")).Expect(403);
        var trail = await journey.Manager.Browser.GetAsync<TrailAnswer>($"api/selections/{journey.Id}/trail");
        Assert.Single(trail.Entries, e => e.Note.Action == "room.entered" && e.Actor == ann);

        await lead.StepAsync($"colleagues/{ann}/revocation", new { reason = Left });
        Assert.Contains("access-ended", (await browser.GetAsync($"api/rooms/{journey.Id}/{lead.CdmoId}")).Expect(403).Body, StringComparison.Ordinal);
        Assert.Contains("access-ended", (await browser.TryPostAsync(lead.Room("questions"), new { category = "timeline", text = "One more?" })).Expect(403).Body, StringComparison.Ordinal);
        (await browser.GetAsync($"r/{link}", asPage: true)).Expect(404);

        // Named again, she gets another link; the earlier one and its session stay dead.
        await AddAsync(lead, email, ColleagueState.Admitted);
        Assert.NotEqual(link, await LinkAsync(email, 1));
        (await browser.GetAsync($"r/{link}", asPage: true)).Expect(404);
        (await browser.GetAsync($"api/rooms/{journey.Id}/{lead.CdmoId}")).Expect(403);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task A_colleague_elsewhere_waits_for_the_release_and_the_sponsor_revokes_too()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var lead = await journey.RoomAsync(seen.Invitations[0].CdmoId);
        var email = $"ann-{Guid.NewGuid():N}@gmx.de";
        var ann = await AddAsync(lead, email, ColleagueState.Waiting, rights: "submit");
        Assert.Empty(await site.Site.Mails.ToAsync(email));
        Assert.Contains("enter its room", (await journey.Manager.Browser.GetAsync("api/tasks")).Expect(200).Body, StringComparison.Ordinal);
        var path = $"cdas/{lead.CdmoId}/colleagues/{ann}";
        Assert.Contains("gmx.de", (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/cdas/{lead.CdmoId}", asPage: true)).Expect(200).Body, StringComparison.Ordinal);
        await journey.Quality.RefusedAsync(journey.Id, path, new { verdict = "release", reason = "She is their consultant." }, 403);
        await journey.Manager.StepAsync(journey.Id, path, new { verdict = "release", reason = "She is their consultant." });
        using var browser = await SignIn.WithCodeAsync(site.Site, email, await LinkAsync(email, 0));
        (await browser.TryPostAsync(lead.Room("submission"), new { })).Expect(400);

        await journey.Manager.StepAsync(journey.Id, $"{path}/revocation", new { reason = Left });
        (await browser.GetAsync($"rooms/{journey.Id}/{lead.CdmoId}", asPage: true)).Expect(403);
        await lead.MailAsync($"{journey.Sponsor}: a colleague has no access");
        await AddAsync(lead, email, ColleagueState.Waiting, rights: "submit");
        await journey.CancelAsync();
    }

    [Fact]
    public async Task An_address_of_another_CDMO_or_of_the_sponsor_is_answered_like_an_unknown_one()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        var (lead, other) = (await journey.RoomAsync(seen.Invitations[0].CdmoId), await journey.RoomAsync(seen.Invitations[1].CdmoId));
        var ids = new[] { await AddAsync(lead, other.Contact.Email, ColleagueState.Waiting), await AddAsync(lead, "edgar.lowell@quillmoor.example", ColleagueState.Waiting), await AddAsync(lead, "nobody@unknown.example", ColleagueState.Waiting) };
        Assert.DoesNotContain(seen.Invitations[1].ContactPersonId, ids);
        Assert.DoesNotContain(other.Contact.Name, (await lead.Browser.GetAsync(lead.Room("colleagues"))).Expect(200).Body, StringComparison.Ordinal);
        (await other.Browser.GetAsync($"api/rooms/{journey.Id}/{other.CdmoId}")).Expect(200);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task Nobody_submits_from_a_shared_mailbox_and_a_session_in_a_room_ends_after_twelve_hours()
    {
        using var manager = await SponsorClient.SignInAsync(site.App.Host, "Nora Falk", "nora@colleagues.example");
        var id = await OpenRfp.StartAsync(site.App.Host, TimeSpan.FromDays(400), manager);
        var people = site.App.Host.Services.GetRequiredService<PeopleStore>();
        var contact = (await people.FindByEmailAsync("lead@alder.example"))!;
        var visitor = new Visitor(contact.Id, contact.Name) { RoomSelectionId = id, RoomCdmoId = "alder" };

        using var shared = await SponsorClient.AsAsync(site.App.Host, visitor with { IsSharedMailbox = true });
        foreach (var step in new[] { "submission", "withdrawal", "confirmation", "registration", "agreements/msa/signature" })
        {
            using var refused = await shared.PostAsync($"api/rooms/{id}/alder/{step}");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.Contains("/problems/shared-mailbox", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Contains("mailbox that several people read", await (await shared.GetAsync($"rooms/{id}/alder")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var named = await shared.PostAsync($"api/rooms/{id}/alder/colleagues", new { name = "Ann Berg", email = "ann@alder.example", function = "Sales", rights = "submit" });
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);

        using var late = await SponsorClient.AsAsync(site.App.Host, visitor with { RoomSince = DateTimeOffset.UtcNow.AddHours(-12) });
        Assert.Equal(HttpStatusCode.Unauthorized, (await late.GetAsync($"api/rooms/{id}/alder")).StatusCode);
        using var inTime = await SponsorClient.AsAsync(site.App.Host, visitor with { RoomSince = DateTimeOffset.UtcNow.AddHours(-12).AddMinutes(5) });
        Assert.Equal(HttpStatusCode.OK, (await inTime.GetAsync($"api/rooms/{id}/alder")).StatusCode);
    }

    // Names Ann Berg and answers her id.
    private static async Task<string> AddAsync(CdmoPerson lead, string email, ColleagueState expected, string rights = "prepare")
    {
        await lead.StepAsync("colleagues", new { name = "Ann Berg", email, function = "Process engineer", rights });
        var line = (await lead.Browser.GetAsync<IReadOnlyList<ColleagueLine>>(lead.Room("colleagues"))).Single(c => c.Domain == email.Split('@')[1]);
        Assert.Equal((expected, "Process engineer"), (line.State, line.Function));
        return line.PersonId;
    }

    private async Task<string> LinkAsync(string email, int which)
    {
        var mail = await DemoSite.UntilAsync($"{email} has a link", async () => (await site.Site.Mails.ToAsync(email)).Where(m => m.Subject.Contains("your access", StringComparison.Ordinal)).OrderBy(m => m.At).Skip(which).FirstOrDefault());
        return mail.LinkPath["/r/".Length..];
    }
}
