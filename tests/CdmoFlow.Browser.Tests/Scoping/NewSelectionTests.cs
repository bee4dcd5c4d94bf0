using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Scoping;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class NewSelectionTests(BrowserSite site)
{
    [BrowserFact]
    public async Task A_sponsor_signs_in_with_a_mailed_code_and_creates_a_selection_at_the_second_attempt()
    {
        await using var tab = await site.DeskAsync();
        await tab.SignInWithCodeAsync(TeamRole.Manager);
        await tab.GoAsync("/selections");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Create a selection" }).ClickAsync();
        await FillAsync(tab.Page);
        await tab.Page.GetByLabel("Clinical batch").FillAsync("plenty");
        await tab.Page.GetByLabel("Budget, never shown to a CDMO").FillAsync("-5");
        await tab.Page.GetByLabel("Time zone of the deadlines").FillAsync("Middle/Earth");

        await tab.ClickAsync("Create the selection");

        await tab.SeeAsync("Not accepted yet");
        await tab.SeeAsync("Scale, clinical batch");
        var marked = await tab.Page.Locator("[aria-invalid=true]").EvaluateAllAsync<string[]>("fields => fields.map(f => f.name)");
        Assert.Equal(["budget", "scale.clinicalBatch", "timeZone"], marked.Order(StringComparer.Ordinal));
        Assert.Equal("plenty", await tab.Page.Locator("[name='scale.clinicalBatch']").InputValueAsync());
        Assert.Equal("Browser program", await tab.Page.Locator("[name=program]").InputValueAsync());
        Assert.Equal(TeamRole.Quality.Email, await tab.Page.Locator("[name='team[1].email']").InputValueAsync());
        await tab.Page.Locator("[name='scale.clinicalBatch']").FillAsync("200");
        await tab.Page.Locator("[name=budget]").FillAsync("4500000");
        await tab.Page.Locator("[name=timeZone]").FillAsync("Europe/Oslo");
        await tab.ClickAsync("Send again");
        await tab.SeeAsync("Browser program");
        Assert.Matches("/selections/[0-9a-f]{32}$", tab.Page.Url);
        await tab.ReloadUntilAsync("Send the longlist to its gate");
        await tab.GoAsync("/selections");
        await tab.SeeAsync("Browser program");
        // The browser notes the refused form itself.
        tab.AssertQuiet("400 (Bad Request)");
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("Sponsor", new() { Exact = true }).FillAsync(TeamRole.Sponsor);
        await page.GetByLabel("Program", new() { Exact = true }).FillAsync("Browser program");
        (string Function, TeamRole Person)[] team =
        [
            ("CMC", TeamRole.Manager), ("R&D", TeamRole.Manager), ("Quality assurance", TeamRole.Quality), ("Regulatory", TeamRole.Quality),
            ("Procurement", TeamRole.Manager), ("Finance legal", TeamRole.Executive), ("Executive", TeamRole.Executive),
        ];
        foreach (var (function, person) in team)
        {
            var line = page.GetByRole(AriaRole.Group, new() { Name = function, Exact = true });
            await line.GetByLabel("Name").FillAsync(person.Name);
            await line.GetByLabel("Address").FillAsync(person.Email);
        }
    }
}
