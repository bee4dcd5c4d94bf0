using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Integration.Tests.Layout;
using CdmoFlow.People;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Layout;

/// <summary>A real browser on pages whose every text is an attack.</summary>
[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public sealed class HostilePagesTests(HostileBrowser hostile) : IClassFixture<HostileBrowser>
{
    private readonly List<string> heard = [];
    private int picked;

    private HostileSite Site => hostile.Site;

    [BrowserFact, Trait("Category", "Threat")]
    public async Task XSS_through_every_text_field_and_file_name_runs_nothing_on_any_page_of_managers_and_rooms()
    {
        var shown = 0;
        foreach (var (who, pages) in Site.Walks())
        {
            var page = await OpenAsync(who);
            foreach (var path in pages)
            {
                var answer = await page.GotoAsync($"/{path}");
                if (answer!.Ok) shown++;
                // Whatever opens by itself when it is touched.
                await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true); document.querySelectorAll('input, textarea, select').forEach(e => { e.focus(); e.blur(); })");
            }

            if (!who.IsSponsor) await ChooseFileAsync(page, $"/rooms/{who.RoomSelectionId}/{who.RoomCdmoId}");
            await page.Context.CloseAsync();
        }

        Assert.True(heard.Count == 0, string.Join('\n', heard.Distinct().Take(30)));
        Assert.True(shown > 200 && picked > 0, $"Only {shown} pages were shown and {picked} files picked.");
    }

    [BrowserFact, Trait("Category", "Threat")]
    public async Task XSS_that_got_into_a_page_would_be_heard_and_would_be_stopped_by_the_content_policy()
    {
        var page = await OpenAsync(Site.Walks().First().Who);
        await page.GotoAsync("/sign-in");
        await page.EvaluateAsync($"document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"{HostileTexts.Call}(2)\">')");
        for (var waited = 0; heard.Count == 0 && waited < 100; waited++) await Task.Delay(50);
        Assert.Contains(heard, h => h.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, h => h.Contains("ran", StringComparison.Ordinal));
    }

    // The browser's word for a file that somebody picks goes through our scripts before any server sees it.
    private async Task ChooseFileAsync(IPage page, string room)
    {
        await page.GotoAsync(room);
        var picker = page.Locator("input[type=file]").First;
        if (await picker.CountAsync() == 0) return;
        await picker.SetInputFilesAsync(new FilePayload { Name = $"\"><img src=x onerror={HostileTexts.Call}(7)>.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4"u8.ToArray() });
        await page.WaitForTimeoutAsync(500);
        picked++;
    }

    private async Task<IPage> OpenAsync(Visitor who)
    {
        using var client = await Site.ClientAsync(who);
        var context = await hostile.Browser!.NewContextAsync(new() { BaseURL = Site.Host.BaseAddress.ToString(), Locale = "en-GB" });
        await context.AddCookiesAsync([new Cookie { Name = client.Session.Name, Value = client.Session.Value, Url = Site.Host.BaseAddress.ToString() }]);
        await context.ExposeFunctionAsync(HostileTexts.Call, (int which) => heard.Add($"attack {which} ran"));
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('Content Security Policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))");
        var page = await context.NewPageAsync();
        page.Dialog += async (_, dialog) =>
        {
            heard.Add($"{page.Url}: a dialog, {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Console += (_, message) =>
        {
            // A page that is not there says so; everything else that a browser complains about is heard.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)) heard.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => heard.Add($"{page.Url}: {error}");
        return page;
    }
}
