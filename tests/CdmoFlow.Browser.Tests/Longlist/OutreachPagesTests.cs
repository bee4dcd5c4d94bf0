using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Longlist;

/// <summary>From the teaser to the signed copy of the confidentiality agreement, on a phone, as both sides see it.</summary>
[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class OutreachPagesTests(BrowserSite site)
{
    private readonly List<string> barriers = [];

    [BrowserFact]
    public async Task A_teaser_is_written_answered_without_a_login_and_followed_by_an_agreement_with_its_signed_copy()
    {
        using var journey = await site.BeginAsync();
        var first = (await journey.ProposedAsync())[0];
        var name = (await journey.LookAsync()).Candidates.First(c => c.CdmoId == first).Name;
        var known = (await site.Site.Mails.AllAsync()).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var home = $"/selections/{journey.Id}";
        await using var manager = await site.PhoneAsync();
        await manager.SignInAsync(TeamRole.Manager);
        await manager.GoAsync($"{home}/outreach");
        await LookAsync(manager);
        await manager.Page.GetByLabel("Rough scale").FillAsync("200 to 2,000 L");
        await manager.Page.GetByLabel("Timing").FillAsync("From next autumn");
        await manager.ClickAsync("Store this version");
        await manager.SeeAsync("The sponsor is not named.");
        await LookAsync(manager);
        await manager.ClickAsync("Send the teaser");
        await manager.SeeAsync("Version 1 to");
        await LookAsync(manager);
        await manager.KeepAsync("outreach");

        await using var phone = await site.PhoneAsync();
        var mail = await DemoSite.UntilAsync("the teaser", async () => (await site.Site.Mails.AllAsync()).FirstOrDefault(m => !known.Contains(m.Id) && m.Subject.StartsWith($"Does {name} have", StringComparison.Ordinal)));
        await phone.GoAsync(mail.LinkPath);
        await phone.SeeAsync("holds nothing confidential");
        await LookAsync(phone);
        await phone.Page.GetByLabel("Not available", new() { Exact = true }).CheckAsync();
        await phone.Page.GetByLabel("If not available: the reason").FillAsync("Our suites are booked.");
        await phone.ClickAsync("Send the answer");
        await phone.SeeAsync("Your answer: Not available");
        await LookAsync(phone);
        await phone.KeepAsync("availability");
        await phone.ClickAsync("Deutsch");
        await phone.SeeAsync("Nicht vertrauliche Anfrage");
        await LookAsync(phone);
        await manager.GoAsync(home);
        await manager.SeeAsync("Our suites are booked.");

        await journey.ToAsync(Stage.Cda);
        var cdmo = (await journey.LookAsync()).Cdas[0].CdmoId;
        await journey.RecordCdaAsync(cdmo, CdaState.Executed);
        await manager.GoAsync($"{home}/cdas");
        await manager.SeeAsync("It is the turn of");
        await LookAsync(manager);
        await manager.KeepAsync("cdas");
        await manager.GoAsync($"{home}/cdas/{cdmo}");
        foreach (var details in await manager.Page.Locator("main details").AllAsync()) await details.EvaluateAsync("d => d.open = true");
        await LookAsync(manager);
        await manager.KeepAsync("cda");
        await manager.Page.GetByLabel("Signed copy, PDF of at most 20 MB").SetInputFilesAsync(new FilePayload { Name = "signed.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.4 signed by hand"u8] });
        await manager.ClickAsync("Store the signed copy");
        await manager.SeeAsync("confidentiality-agreement-signed.pdf");
        await manager.SeeAsync("SHA-256");
        await LookAsync(manager);
        manager.AssertQuiet();
        phone.AssertQuiet();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers.Distinct()));
        await journey.CancelAsync();
    }

    private async Task LookAsync(Tab tab)
    {
        await tab.AssertFitsAsync();
        barriers.AddRange(await tab.BarriersAsync());
    }
}
