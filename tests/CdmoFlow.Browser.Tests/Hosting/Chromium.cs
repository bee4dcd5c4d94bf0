using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Hosting;

/// <summary>Where the browser is: named by <c>CHROMIUM_PATH</c>, on the PATH, or downloaded by Playwright.</summary>
internal static class Chromium
{
    /// <summary>Its path; null where there is none.</summary>
    public static string? Path { get; } = Named() ?? OnPath() ?? Downloaded();

    /// <summary>False where there is none on a desk; where <c>CI</c> is set it must not be missed silently.</summary>
    /// <exception cref="InvalidOperationException">CI is set and there is none.</exception>
    public static bool IsHere() => Path is not null || (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) ? false : throw new InvalidOperationException("CI is set and there is no Chromium: install it, or name it in CHROMIUM_PATH."));

    /// <summary>Starts it without a window.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        Headless = true,
        ChromiumSandbox = false,
        Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    private static string? Named() => Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path && File.Exists(path) ? path : null;

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    private static string? Downloaded()
    {
        var folder = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH")
            ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "ms-playwright");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "chrome", SearchOption.AllDirectories).FirstOrDefault() : null;
    }
}

/// <summary>A test that needs the browser. Without one it is skipped with a sentence on a desk, and fails where <c>CI</c> is set: there it must not be missed silently.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Skip = "There is no Chromium: install it, or name it in CHROMIUM_PATH.";
    }
}
