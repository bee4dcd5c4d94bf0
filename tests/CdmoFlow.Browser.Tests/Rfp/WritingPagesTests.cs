using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Rfp;

/// <summary>The RFP is written on a phone: from a template, section by section, with a file in its data room, and looked at as its CDMO will see it.</summary>
[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class WritingPagesTests(BrowserSite site)
{
    private readonly List<string> barriers = [];

    [BrowserFact]
    public async Task It_begins_from_a_template_is_mended_where_the_check_says_and_its_data_room_is_filled()
    {
        using var journey = await site.BeginAsync(d => d with { Objectives = null, CurrentProcess = null });
        await journey.ToAsync(Stage.Cda);
        var home = $"/selections/{journey.Id}";
        await using var manager = await site.PhoneAsync();
        await manager.SignInAsync(TeamRole.Manager);
        await manager.GoAsync($"{home}/rfp");
        await manager.SeeAsync("Missing (2)");
        await LookAsync(manager);
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Begin from a template or an earlier selection" }).ClickAsync();
        await LookAsync(manager);
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Biologic, drug substance from cell culture" }).ClickAsync();
        await LookAsync(manager);
        await manager.ClickAsync("Take over what is ticked");
        await manager.SeeAsync("Too vague (2)");
        await LookAsync(manager);
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Objectives" }).ClickAsync();
        await manager.Page.GetByLabel("Objectives").FillAsync("Material for the phase III trial within fourteen months, from a process for the market.");
        await manager.ClickAsync("Save section 1");
        await manager.SeeAsync("Too vague (1)");
        await manager.Page.GetByText("Let these words stand: Current process").ClickAsync();
        await manager.Page.GetByLabel("Why a CDMO will understand them").FillAsync("The places are filled in by the data room.");
        await manager.ClickAsync("Let them stand");
        await manager.SeeAsync("Nothing is missing.");

        await manager.GoAsync($"{home}/data-room");
        await LookAsync(manager);
        await manager.Page.Locator("[data-upload-input]").SetInputFilesAsync(new FilePayload { Name = "process.txt", MimeType = "text/plain", Buffer = "Every step with its scale and its yield."u8.ToArray() });
        await manager.SeeAsync("process.txt: uploaded, not in the data room yet");
        await manager.Page.GetByLabel("What it is about").SelectOptionAsync("process_description");
        await manager.Page.GetByLabel("What a CDMO finds in it, in a sentence").FillAsync("The process step by step.");
        await manager.ClickAsync("Add a file");
        await manager.SeeAsync("The process step by step.");
        await LookAsync(manager);
        await manager.KeepAsync("data-room");

        var cdmo = (await journey.LookAsync()).Cdas[0].CdmoId;
        await manager.GoAsync($"{home}/rfp/as-cdmo/{cdmo}");
        await manager.SeeAsync("The RFP is not out.");
        await LookAsync(manager);
        await manager.KeepAsync("as-cdmo");
        Assert.True(await manager.Page.Locator("fieldset[disabled] button").First.IsDisabledAsync());
        manager.AssertQuiet();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers.Distinct()));
        await journey.CancelAsync();
    }

    private async Task LookAsync(Tab tab)
    {
        await tab.AssertFitsAsync();
        barriers.AddRange(await tab.BarriersAsync());
    }
}
