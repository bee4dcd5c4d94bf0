using System.Globalization;
using CdmoFlow.Audits;
using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Audits;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class QualificationTests(BrowserSite site)
{
    [BrowserFact]
    public async Task Quality_Assurance_records_an_audit_and_qualifies_the_site()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.DueDiligence);
        var cdmo = (await journey.SeeAsync("audits are planned", s => s.Audits.Count > 0)).Audits[0].CdmoId;
        await journey.ProposeAuditDateAsync(cdmo);
        await (await journey.RoomAsync(cdmo)).StepAsync("audit-answer", new { answer = "accept" });
        await using var tab = await site.DeskAsync();
        await tab.SignInAsync(TeamRole.Quality);
        await tab.GoAsync($"/selections/{journey.Id}");
        await tab.Page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).First.ClickAsync();

        await tab.Page.GetByLabel("Held on").FillAsync((await site.Site.Time.NowAsync()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await tab.ClickAsync("Record the audit");
        await tab.Page.GetByLabel("Approved", new() { Exact = true }).CheckAsync();
        await tab.Page.GetByLabel("Reason", new() { Exact = true }).First.FillAsync("The six systems are under control.");
        await tab.ClickAsync("Decide on the site");

        await tab.SeeAsync("The six systems are under control.");
        Assert.Equal(SiteQualification.Approved, (await journey.LookAsync()).Audits.First(a => a.CdmoId == cdmo).Qualification?.Verdict);
        tab.AssertQuiet();
    }
}
