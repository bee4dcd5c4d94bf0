using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Scoping;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Hosting;

/// <summary>The running app with a filled register, and one Chromium in which every person gets a profile of their own.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private readonly SelectionSite selections = new();
    private readonly Dictionary<string, Cookie[]> sessions = new(StringComparer.Ordinal);
    private IPlaywright? playwright;
    private IBrowser? browser;

    internal DemoSite Site => selections.Site;

    /// <summary>A selection that people over HTTP can take to any stage.</summary>
    internal Task<Journey> BeginAsync(Func<ScopingDocument, ScopingDocument>? adjust = null) => selections.BeginAsync(adjust);

    /// <summary>A fresh profile at a desk.</summary>
    internal Task<Tab> DeskAsync(ColorScheme scheme = ColorScheme.Light) => OpenAsync(1280, 900, scheme);

    /// <summary>A fresh profile on the narrowest phone that counts.</summary>
    internal Task<Tab> PhoneAsync(ColorScheme scheme = ColorScheme.Light) => OpenAsync(Tab.PhoneWidth, 740, scheme);

    /// <summary>A fresh profile on a very wide screen.</summary>
    internal Task<Tab> WallAsync(ColorScheme scheme = ColorScheme.Light) => OpenAsync(2560, 1200, scheme);

    public async Task InitializeAsync()
    {
        // Every test is then skipped, or fails and says so.
        if (!Chromium.IsHere()) return;
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
        await selections.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await selections.DisposeAsync();
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private async Task<Tab> OpenAsync(int width, int height, ColorScheme scheme)
    {
        var profile = await browser!.NewContextAsync(new()
        {
            BaseURL = Site.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            AcceptDownloads = true,
            Locale = "en-GB",
        });
        return new Tab(Site, sessions, profile, await profile.NewPageAsync());
    }
}

/// <summary>Ways of people through the pages; they share one site and its clock.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<BrowserSite>
{
    public const string Name = "browser";
}
