using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Integration.Tests.Layout;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Layout;

/// <summary>The hostile site and a Chromium before it.</summary>
public sealed class HostileBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;

    internal HostileSite Site { get; } = new();

    internal IBrowser? Browser { get; private set; }

    public async Task InitializeAsync()
    {
        // Every test is then skipped, or fails and says so.
        if (!Chromium.IsHere()) return;
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
        await Site.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        if (Browser is null) return;
        await Browser.DisposeAsync();
        playwright!.Dispose();
        await Site.DisposeAsync();
    }
}
