using System.Text;
using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Browser.Tests.Longlist;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class RegisterTests(BrowserSite site)
{
    [BrowserFact]
    public async Task A_register_goes_from_the_page_straight_to_storage_and_its_bad_rows_are_listed()
    {
        await using var tab = await site.DeskAsync();
        await tab.SignInAsync(TeamRole.Manager);
        List<string> puts = [];
        tab.Page.Request += (_, request) =>
        {
            if (request.Method == "PUT") puts.Add(new Uri(request.Url).GetLeftPart(UriPartial.Authority));
        };
        await tab.GoAsync("/register");
        var good = Encoding.UTF8.GetString(DemoRegister.File).Split('\n')[..2];
        var csv = string.Join('\n', good) + "\n" + good[1].Replace("Alderbrook", "Zephyr", StringComparison.Ordinal).Replace(",cdmo,", ",factory,", StringComparison.Ordinal) + "\n";
        await tab.Page.GetByLabel("File").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "suppliers.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });

        await tab.ClickAsync("Import");

        await tab.Page.WaitForURLAsync("**/register/imports/*");
        await tab.ReloadUntilAsync("Bad rows");
        await tab.SeeAsync("factory");
        Assert.Equal("3", await tab.Page.Locator("main table tbody tr td").First.InnerTextAsync());
        Assert.NotEmpty(puts);
        Assert.All(puts, host => Assert.NotEqual(site.Site.Address.GetLeftPart(UriPartial.Authority), host));
        tab.AssertQuiet();
    }
}
