using System.Text.RegularExpressions;
using CdmoFlow.Local.Demo.Actors;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Hosting;

/// <summary>One person before one page. It remembers whatever the browser complained about, such as a violated content policy.</summary>
internal sealed partial class Tab : IAsyncDisposable
{
    /// <summary>The narrowest width that the pages are made for.</summary>
    public const int PhoneWidth = 360;

    private readonly DemoSite site;
    private readonly IBrowserContext profile;
    private readonly List<string> complaints = [];
    private readonly Dictionary<string, Cookie[]> sessions;

    public Tab(DemoSite site, Dictionary<string, Cookie[]> sessions, IBrowserContext profile, IPage page)
    {
        (this.site, this.sessions, this.profile, Page) = (site, sessions, profile, page);
        page.SetDefaultTimeout(20_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Opens an address of the site.</summary>
    public async Task GoAsync(string path) => await Page.GotoAsync(path);

    /// <summary>Takes over the person's session of an earlier test, or signs in with a code: few codes are mailed in a quarter of an hour.</summary>
    public async Task SignInAsync(TeamRole person)
    {
        if (sessions.TryGetValue(person.Email, out var cookies)) await profile.AddCookiesAsync(cookies);
        else await SignInWithCodeAsync(person);
    }

    /// <summary>Signs in as the sponsor's people do: address, mail, code.</summary>
    public async Task SignInWithCodeAsync(TeamRole person)
    {
        await GoAsync("/sign-in");
        await TypeCodeAsync(person.Email, async () =>
        {
            await Page.GetByLabel("E-mail address").FillAsync(person.Email);
            await ClickAsync("Send me a code");
        });
        sessions[person.Email] = [.. (await profile.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, Expires = c.Expires, HttpOnly = c.HttpOnly, Secure = c.Secure, SameSite = c.SameSite })];
    }

    /// <summary>Enters a room as a CDMO does: the link of the mail, then the code of a second mail.</summary>
    public async Task EnterRoomAsync(ReadMail invitation)
    {
        await GoAsync(invitation.LinkPath);
        await TypeCodeAsync(invitation.To[0], () => ClickAsync("Send me the code"));
    }

    /// <summary>Presses a button by what it says.</summary>
    public Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Waits until the page says something.</summary>
    public Task SeeAsync(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text, new() { Timeout = 20_000, IgnoreCase = true });

    /// <summary>Reloads until the page says something that is being worked on.</summary>
    public async Task ReloadUntilAsync(string text)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if ((await Page.Locator("main").InnerTextAsync()).Contains(text, StringComparison.OrdinalIgnoreCase)) return;
            await Task.Delay(200);
            await Page.ReloadAsync();
        }

        Assert.Fail($"The page {Page.Url} never said \"{text}\".");
    }

    /// <summary>The browser complained about nothing.</summary>
    public void AssertQuiet(params string[] expected) => Assert.DoesNotContain(complaints, c => !expected.Any(e => c.Contains(e, StringComparison.Ordinal)));

    /// <summary>The page does not scroll sideways; a wide table may scroll inside itself.</summary>
    public async Task AssertFitsAsync()
    {
        var width = await Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
        var wide = width <= Page.ViewportSize!.Width ? "" : await Page.EvaluateAsync<string>(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.parentElement.closest('.table')).map(e => e.outerHTML.slice(0, 120)).slice(0, 5).join('\\n')");
        Assert.True(width <= Page.ViewportSize.Width, $"{Page.Url} is {width} px wide: {wide}");
    }

    /// <summary>Keeps a picture of the whole page beside the test's binaries, in light and dark, for whoever wants to look.</summary>
    public async Task KeepAsync(string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}-{Page.ViewportSize!.Width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
        }
    }

    /// <summary>Text that runs on for much more than a hundred letters in a line; empty where all can be read at ease.</summary>
    public Task<string> LongLinesAsync() => Page.EvaluateAsync<string>(
        """
        [...document.querySelectorAll('main p, main li, main dd, main figcaption, main summary')].filter(e => {
          const range = document.createRange();
          range.selectNodeContents(e);
          const size = parseFloat(getComputedStyle(e).fontSize);
          return e.textContent.length > 110 && [...range.getClientRects()].some(r => r.width > 55 * size);
        }).map(e => e.textContent.trim().slice(0, 80)).join('\n')
        """);

    /// <summary>Where the page gravely breaks a rule of WCAG 2.2, levels A and AA, in light or dark, as far as a program can tell.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        List<string> barriers = [];
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            // Colours that are still changing would be measured half way.
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            barriers.AddRange((await FindAsync()).Select(found => $"{scheme.ToString().ToLowerInvariant()}: {found}"));
        }

        return barriers;
    }

    private async Task<IEnumerable<string>> FindAsync()
    {
        var found = await Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        return found.Violations.Where(v => v.Impact is "serious" or "critical").SelectMany(v => v.Nodes.Take(3), (v, node) => $"{new Uri(Page.Url).AbsolutePath}: {v.Id} ({v.Impact}), {v.Help}: {node.Html}");
    }

    public async ValueTask DisposeAsync() => await profile.DisposeAsync();

    private async Task TypeCodeAsync(string address, Func<Task> ask)
    {
        var known = (await site.Mails.ToAsync(address)).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        await ask();
        var mail = await site.Mails.WaitForAsync(address, "sign-in code", known);
        await Page.GetByLabel("Code").FillAsync(Code().Match(mail.Text).Value);
        await ClickAsync("Sign in");
        await Assertions.Expect(Page.Locator("header")).ToContainTextAsync("Sign out");
    }

    [GeneratedRegex(@"\b\d{4} ?\d{4}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
