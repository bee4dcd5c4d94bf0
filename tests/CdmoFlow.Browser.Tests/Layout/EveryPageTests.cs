using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Functions.Mail;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Layout;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class EveryPageTests(BrowserSite site)
{
    private readonly List<string> barriers = [];

    [BrowserFact]
    public async Task No_page_scrolls_sideways_on_a_phone_bars_anybody_or_makes_the_browser_complain()
    {
        using var journey = await site.BeginAsync();
        await using var phone = await site.PhoneAsync();
        await phone.SignInAsync(TeamRole.Manager);
        var home = $"/selections/{journey.Id}";
        foreach (var stage in (Stage[])[Stage.Longlist, Stage.Cda, Stage.RfpIssued, Stage.Scoring, Stage.DueDiligence, Stage.Decision, Stage.Contract])
        {
            await journey.ToAsync(stage);
            await LookAsync(phone, home);
            if (stage == Stage.Scoring) await LookAsync(phone, $"{home}/scores/{(await journey.LookAsync()).Proposals[0].CdmoId}");
        }

        var seen = await journey.LookAsync();
        var cdmo = seen.State.WinnerId;
        var mail = (await journey.Manager.Browser.GetAsync<MailsAnswer>($"api{home}/mails")).Mails[0].Id;
        string[] pages =
        [
            "/", "/?stage=contract", "/?only=overdue", "/selections", "/new-selection", "/register", "/sign-in", $"{home}/rfp", $"{home}/rfp/versions", $"{home}/rfp/copy", $"{home}/rfp/copy?from=template:biologic", $"{home}/rfp/as-cdmo/{cdmo}", $"{home}/data-room", $"{home}/rfp/send", $"{home}/prices", $"{home}/opening-record", $"{home}/webhooks", $"{home}/scorecard", $"{home}/scorecard?pass=audited", $"{home}/scores/{cdmo}",
            $"{home}/proposals/{cdmo}", $"{home}/audits/{cdmo}", $"{home}/gates/{Uri.EscapeDataString(seen.Gates[0].Id)}", $"{home}/trail", $"{home}/questions", $"{home}/outreach", $"{home}/cdas", $"{home}/cdas/{cdmo}", $"{home}/amendments", $"{home}/team", $"{home}/gate-rules", $"{home}/calendar", $"{home}/retention", $"{home}/mails", $"{home}/mails/{mail}",
            "/tasks", "/attention", "/absence", "/signature", "/settings", "/search?q=bio", "/search?q=nothing-of-the-kind", "/search", "/dev/mail", "/dev/personas", "/dev/runtime",
        ];
        foreach (var page in pages) await LookAsync(phone, page);
        await phone.GoAsync("/");
        await phone.KeepAsync("dashboard");
        await using var wall = await site.WallAsync();
        await wall.SignInAsync(TeamRole.Manager);
        foreach (var page in pages.Where(p => !p.StartsWith("/dev", StringComparison.Ordinal)))
        {
            await wall.GoAsync(page);
            await wall.AssertFitsAsync();
            Assert.Equal(("", page), (await wall.LongLinesAsync(), page));
        }

        await wall.GoAsync(home);
        await wall.KeepAsync("selection");
        phone.AssertQuiet();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers.Distinct()));
    }

    [BrowserFact]
    public async Task A_selection_is_found_from_the_top_of_every_page_and_its_plan_can_be_read_as_a_table()
    {
        using var journey = await site.BeginAsync();
        await journey.ProposedAsync();
        await using var tab = await site.DeskAsync();
        await tab.SignInAsync(TeamRole.Manager);
        await tab.GoAsync("/tasks");
        await tab.Page.GetByLabel("Find selections, CDMOs and documents").FillAsync(journey.Program.ToUpperInvariant());
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = journey.Program, Exact = false }).First.ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Img, new() { Name = "Planned and real dates of the five stages" })).ToHaveCountAsync(1);
        await Assertions.Expect(tab.Page.Locator("[aria-current=step]")).ToHaveTextAsync("Scoping and longlist");
        await tab.Page.GetByText("Planned and real dates as a table").ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Audits and decision" })).ToBeVisibleAsync();
        tab.AssertQuiet();
        await journey.CancelAsync();
    }

    [BrowserFact]
    public async Task The_keyboard_reaches_first_the_skip_link_and_then_the_form()
    {
        await using var tab = await site.DeskAsync();
        await tab.GoAsync("/sign-in");
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await FocusAsync(tab, "textContent"));
        Assert.True(await tab.Page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().left") >= 0, "The focused skip link cannot be seen.");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("email", await FocusAsync(tab, "name"));
        await tab.Page.Keyboard.TypeAsync(TeamRole.Quality.Email);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeeAsync("Type the code");
        tab.AssertQuiet();
    }

    private async Task LookAsync(Tab tab, string path)
    {
        var answer = await tab.Page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answered {answer.Status}.");
        await tab.AssertFitsAsync();
        barriers.AddRange(await tab.BarriersAsync());
    }

    private static Task<string> FocusAsync(Tab tab, string property) => tab.Page.EvaluateAsync<string>($"document.activeElement.{property}");
}
