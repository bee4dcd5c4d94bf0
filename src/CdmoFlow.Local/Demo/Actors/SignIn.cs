using System.Text.RegularExpressions;

namespace CdmoFlow.Local.Demo.Actors;

/// <summary>Signs in as people do: ask for a code, read it in the mail, type it.</summary>
internal static partial class SignIn
{
    private const int Tries = 4;

    /// <summary>Begins a session of a sponsor's person by the address, or of a CDMO's person by the token of the personal link.</summary>
    public static async Task<Browser> WithCodeAsync(DemoSite site, string email, string? roomToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var browser = site.NewBrowser();
            try
            {
                await EnterAsync(site, browser, email, roomToken);
                return browser;
            }
            // A code whose use was stored while the answer was lost is used up: then people ask for another one.
            catch (StepFailedException) when (attempt < Tries && site.Patience > TimeSpan.Zero)
            {
                browser.Dispose();
            }
        }
    }

    private static async Task EnterAsync(DemoSite site, Browser browser, string email, string? roomToken)
    {
        var known = (await site.Mails.ToAsync(email)).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var asked = roomToken is null
            ? await browser.PostAsync("api/sign-in/code", new { email })
            : await browser.PostAsync("api/room-code", new { token = roomToken });
        var mail = await site.Mails.WaitForAsync(email, "sign-in code", known);
        var code = Code().Match(mail.Text).Value;
        await browser.PostAsync("api/sign-in", new { challenge = asked.Text("challenge"), code });
        browser.ForgetToken();
    }

    [GeneratedRegex(@"\b\d{4} ?\d{4}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
