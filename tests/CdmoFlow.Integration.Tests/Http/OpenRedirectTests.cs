using System.Net;
using System.Text.RegularExpressions;
using CdmoFlow.Functions.Http;
using CdmoFlow.Integration.Tests.Hosting;

namespace CdmoFlow.Integration.Tests.Http;

[Collection(AppTests.Name), Trait("Category", "Threat")]
public partial class OpenRedirectTests(AppFixture app)
{
    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("///elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("\\\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("/\n/elsewhere.example")]
    [InlineData(" /elsewhere.example")]
    [InlineData("elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("@elsewhere.example")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Open_redirects_lead_nowhere_but_to_our_own_pages(string? path)
    {
        Assert.Null(HumanStep.ReturnPath(path));
        using var manager = await SponsorClient.SignInAsync(app.Host, "Nora Falk", "nora@threats.example");

        var chosen = await manager.PostFormAsync("api/language", ("language", "en"), ("returnTo", path ?? ""));
        Assert.Equal((HttpStatusCode.Found, "/"), (chosen.StatusCode, chosen.Headers.Location?.ToString()));
        // A refused form shows what was typed and a way back.
        var refused = await (await manager.PostFormAsync("api/settings", ("timeZone", "nowhere"), ("returnTo", path ?? ""))).Content.ReadAsStringAsync();
        var signIn = await (await manager.GetAsync($"sign-in?returnTo={Uri.EscapeDataString(path ?? "")}")).Content.ReadAsStringAsync();
        foreach (var page in new[] { refused, signIn })
            Assert.DoesNotContain(Targets().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value)), to => to.Contains("elsewhere", StringComparison.Ordinal) || to.Contains(':', StringComparison.Ordinal));
    }

    [Fact]
    public void Open_redirects_cannot_come_in_every_redirect_names_its_path_or_asks_for_a_checked_one()
    {
        var folder = System.IO.Path.Combine(Root(), "src", "CdmoFlow.Functions");
        var found = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains($"{System.IO.Path.DirectorySeparatorChar}obj{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Redirects().Matches(File.ReadAllText(f)).Select(m => m.Groups["to"].Value).Where(to => !Allowed().IsMatch(to)).Select(to => $"{System.IO.Path.GetFileName(f)}: {to}")).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../../.."));

    [GeneratedRegex(@"(href|action|src)=""(?<to>[^""]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Targets();

    [GeneratedRegex(@"(Results\.\w*Redirect\w*\(|Headers\.Location\s*=\s*)(?<to>[^\n]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Redirects();

    // A path of ours in the source, one that was checked, the receipt of a step, or a signed address of our storage.
    [GeneratedRegex(@"^(\$?""/[\w\-{?""]|[^;]+ \? \$""/\w[^;]+ : ""/\w|(HumanStep\.)?ReturnPath\(|RoomPath\(|receipt\)|address\.ToString\(\)\))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allowed();
}
