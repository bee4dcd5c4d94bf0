using CdmoFlow.Functions.Mail;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Mail;

/// <summary>Mails to the CDMOs wait, are read, edited, dropped and released over HTTP.</summary>
[Collection(SelectionTests.Name)]
public class HeldMailsTests(SelectionSite site)
{
    [Fact]
    public async Task What_a_project_manager_has_not_released_reaches_nobody()
    {
        using var journey = await site.BeginAsync();
        var manager = journey.Manager.Browser;
        await journey.Manager.StepAsync(journey.Id, "mail-rules", new { hold = true });
        await journey.ChooseAsync();
        await journey.ApproveAsync(CdmoFlow.Gates.GateKind.Longlist);
        await journey.SeeStageAsync(Stage.Cda);
        var waiting = (await MailsAsync(journey)).Waiting;
        Assert.True(waiting.Count >= 3, $"{waiting.Count} wait.");
        Assert.All(waiting, m => Assert.Equal("cda_request", m.Template));
        Assert.Contains($"Release {waiting.Count} mails", (await manager.GetAsync("tasks", asPage: true)).Body, StringComparison.Ordinal);

        var page = (await manager.GetAsync($"selections/{journey.Id}/mails/{waiting[0].Id}", asPage: true)).Expect(200).Body;
        Assert.Contains("PERSONAL-LINK", page, StringComparison.Ordinal);
        await journey.Manager.StepAsync(journey.Id, $"mails/{waiting[0].Id}/release", new { subject = $"{journey.Sponsor}: our agreement", note = "We spoke about it last week." });
        await journey.Manager.StepAsync(journey.Id, $"mails/{waiting[1].Id}/drop", new { reason = "They have it on paper already." });
        await journey.Manager.StepAsync(journey.Id, "mail-releases", new { mailIds = waiting.Skip(2).Select(m => m.Id) });
        await journey.Manager.StepAsync(journey.Id, "mail-releases", new { mailIds = waiting.Skip(2).Select(m => m.Id) });

        await DemoSiteUntilAsync(journey, waiting.Count - 1);
        var mails = (await journey.MailsAsync()).Where(m => m.LinkPath.StartsWith("/r/", StringComparison.Ordinal)).ToList();
        var edited = Assert.Single(mails, m => m.Subject == $"{journey.Sponsor}: our agreement");
        Assert.Contains("We spoke about it last week.", edited.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PERSONAL-LINK", edited.Text, StringComparison.Ordinal);
        Assert.Equal(waiting.Count - 1, mails.Count);

        var sent = (await MailsAsync(journey)).Mails.First(m => m.Template == "cda_request");
        await journey.Manager.StepAsync(journey.Id, $"mails/{sent.Id}/again", new { reason = "The address has been corrected." });
        await DemoSiteUntilAsync(journey, waiting.Count);
        Assert.Contains("dropped by", (await manager.GetAsync($"selections/{journey.Id}/mails/{waiting[1].Id}", asPage: true)).Body, StringComparison.Ordinal);
        (await journey.Quality.Browser.TryPostAsync($"api/selections/{journey.Id}/mail-rules", new { hold = false })).Expect(403);
        await journey.CancelAsync();
    }

    private static Task<MailsAnswer> MailsAsync(Journey journey) => journey.Manager.Browser.GetAsync<MailsAnswer>($"api/selections/{journey.Id}/mails");

    private static Task<Journey> DemoSiteUntilAsync(Journey journey, int count) => DemoSite.UntilAsync(
        $"{count} mails have left", async () => (await journey.MailsAsync()).Count(m => m.Links.Count > 0 && m.LinkPath.StartsWith("/r/", StringComparison.Ordinal)) == count ? journey : null);
}
