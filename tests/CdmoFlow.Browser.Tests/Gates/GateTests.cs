using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Gates;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class GateTests(BrowserSite site)
{
    [BrowserFact]
    public async Task The_longlist_is_chosen_by_ticks_and_its_gate_decided_by_the_link_of_the_mail()
    {
        using var journey = await site.BeginAsync();
        await journey.ProposedAsync();
        await using var tab = await site.DeskAsync();
        await tab.SignInAsync(TeamRole.Manager);
        await tab.GoAsync($"/selections/{journey.Id}");
        var ticks = tab.Page.GetByRole(AriaRole.Checkbox);
        for (var i = 0; i < await ticks.CountAsync(); i++) await ticks.Nth(i).SetCheckedAsync(i < 7);
        await tab.Page.GetByLabel("Reason, where one is needed").FillAsync("Seven cover both regions that we need.");
        await tab.ClickAsync("Send the longlist to its gate");
        var gate = (await journey.SeeAsync("the gate is open", s => s.Gates.Count == 1)).Gates[0];
        Assert.Equal(7, (await journey.LookAsync()).Candidates.Count(c => c.Chosen));

        var mail = await DemoSite.UntilAsync("the mail about the gate", async () => (await journey.MailsAsync()).FirstOrDefault(m => m.Links.Any(l => l.EndsWith(Uri.EscapeDataString(gate.Id), StringComparison.Ordinal))));
        var trail = (await journey.LookAsync()).State.Trail;
        await tab.GoAsync(mail.LinkPath);
        await tab.SeeAsync("Your decision");
        Assert.Equal(trail, (await journey.LookAsync()).State.Trail);

        await using var second = await site.DeskAsync();
        await second.SignInAsync(TeamRole.Manager);
        await second.GoAsync(mail.LinkPath);
        await DecideAsync(tab, "I approve", "The list covers the scale and the markets.");
        await tab.SeeAsync("Approved");
        await tab.SeeAsync("The list covers the scale and the markets.");
        Assert.Equal(0, await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Decide" }).CountAsync());
        await journey.SeeStageAsync(Stage.Cda);

        await DecideAsync(second, "I send it back", "I would rather see other companies.");
        await second.SeeAsync("You have approved this gate already");
        Assert.Equal(Stage.Cda, (await journey.LookAsync()).State.Stage);
        tab.AssertQuiet();
        second.AssertQuiet("409 (Conflict)");
    }

    private static async Task DecideAsync(Tab tab, string verdict, string reason)
    {
        await tab.Page.GetByLabel(verdict).CheckAsync();
        await tab.Page.GetByLabel("because").FillAsync(reason);
        await tab.ClickAsync("Decide");
    }
}
