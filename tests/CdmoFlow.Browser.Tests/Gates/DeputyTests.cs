using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Gates;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class DeputyTests(BrowserSite site)
{
    [BrowserFact]
    public async Task Quality_Assurance_goes_on_leave_and_the_deputy_decides_from_the_mail_with_both_names_in_the_record()
    {
        using var journey = await site.BeginAsync();
        await using var away = await site.DeskAsync();
        await away.SignInAsync(TeamRole.Quality);
        var today = DateOnly.FromDateTime((await site.Site.Time.NowAsync()).UtcDateTime);
        await away.GoAsync("/absence");
        await away.Page.GetByLabel("First day away").FillAsync(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await away.Page.GetByLabel("Last day away").FillAsync(today.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await away.Page.GetByLabel("Who decides meanwhile").SelectOptionAsync(new SelectOptionValue { Label = TeamRole.Executive.Name });
        await away.ClickAsync("Announce");
        await away.SeeAsync($"{TeamRole.Executive.Name} decides in your place");
        await away.KeepAsync("absence");

        await using var manager = await site.DeskAsync();
        await manager.SignInAsync(TeamRole.Manager);
        await manager.GoAsync($"/selections/{journey.Id}/gate-rules");
        await manager.Page.Locator("select[name='rules[0].functions[]']").First.SelectOptionAsync("quality_assurance");
        await manager.ClickAsync("Set the rules");
        await journey.ProposedAsync();
        await journey.ChooseAsync();
        var gate = (await journey.SeeAsync("the gate is open", s => s.Gates.Count == 1)).Gates[0];
        Assert.Equal(2, gate.Approvers.Count);

        var mail = await DemoSite.UntilAsync("the deputy's mail", async () => await journey.MailsAsync(TeamRole.Executive.Email, "your decision on") is { Count: > 0 } mails ? mails[0] : null);
        await using var deputy = await site.DeskAsync();
        await deputy.SignInAsync(TeamRole.Executive);
        await deputy.GoAsync(mail.LinkPath);
        await deputy.SeeAsync($"You decide in place of {TeamRole.Quality.Name}");
        await deputy.Page.GetByLabel("I approve").CheckAsync();
        await deputy.Page.GetByLabel("because").FillAsync("Quality has no objection to these six.");
        await deputy.ClickAsync("Decide");
        await deputy.SeeAsync($"by {TeamRole.Executive.Name} in their place");
        await deputy.KeepAsync("gate-decided-by-a-deputy");

        // Back earlier, she sees what happened and has nothing left to decide.
        await away.GoAsync(mail.LinkPath);
        await away.SeeAsync($"by {TeamRole.Executive.Name} in their place");
        Assert.Equal(0, await away.Page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).CountAsync());
        await away.GoAsync("/absence");
        await away.ClickAsync("I am back: end it now");
        await away.SeeAsync("While you are away");
        await journey.CancelAsync();
        away.AssertQuiet();
        deputy.AssertQuiet();
    }

    [BrowserFact]
    public async Task A_gate_is_approved_by_keyboard_alone()
    {
        using var journey = await site.BeginAsync();
        await journey.ProposedAsync();
        await journey.ChooseAsync();
        var gate = (await journey.SeeAsync("the gate is open", s => s.Gates.Count == 1)).Gates[0];
        await using var tab = await site.PhoneAsync();
        await tab.SignInAsync(TeamRole.Manager);
        await tab.GoAsync($"/selections/{journey.Id}/gates/{Uri.EscapeDataString(gate.Id)}");
        await tab.KeepAsync("gate-to-decide");
        await TabToAsync(tab, "verdict");
        await tab.Page.Keyboard.PressAsync("Space");
        await TabToAsync(tab, "reason");
        await tab.Page.Keyboard.TypeAsync("The list covers what we need.");
        await TabToAsync(tab, null);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeeAsync("Because: The list covers what we need.");
        await journey.SeeStageAsync(Stage.Cda);
        tab.AssertQuiet();
    }

    /// <summary>Presses Tab until the field has the focus, or the next button of a form in the page's main part.</summary>
    private static async Task TabToAsync(Tab tab, string? name)
    {
        var there = name is null ? "document.activeElement.matches('main button[type=submit]')" : $"document.activeElement.name === '{name}'";
        for (var press = 0; press < 60; press++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (!await tab.Page.EvaluateAsync<bool>(there)) continue;
            Assert.True(await tab.Page.EvaluateAsync<bool>("getComputedStyle(document.activeElement).boxShadow !== 'none' || getComputedStyle(document.activeElement).outlineStyle !== 'none'"), "The focus cannot be seen.");
            return;
        }

        Assert.Fail($"The keyboard never reached {name ?? "the button"}.");
    }
}
