using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Proposals;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class OfferTests(BrowserSite site)
{
    [BrowserFact]
    public async Task A_draft_saves_itself_says_that_it_is_not_submitted_and_shows_what_a_colleague_changed()
    {
        using var journey = await site.BeginAsync(brief => brief with { Envelopes = "separate" });
        var cdmo = (await journey.ToAsync(Stage.RfpIssued)).Invitations[0].CdmoId;
        var contact = DemoRegister.ContactOf((await journey.LookAsync()).Candidates.First(c => c.CdmoId == cdmo).Name);
        var mail = await DemoSite.UntilAsync("the invitation", async () => (await journey.MailsAsync(contact.Email, "request for proposal")) is [.., var newest] ? newest : null);
        await using var phone = await site.PhoneAsync();
        await phone.EnterRoomAsync(mail);
        await phone.AssertFitsAsync();
        Assert.Empty(await phone.BarriersAsync());
        await phone.Page.GetByText("Write answers and prices").ClickAsync();
        await phone.SeeAsync("Prices by line");
        await phone.AssertFitsAsync();
        Assert.Empty(await phone.BarriersAsync());

        var colleague = await phone.Page.Context.NewPageAsync();
        await colleague.GotoAsync($"/rooms/{journey.Id}/{cdmo}/offer");
        await phone.Page.Locator("[name='fields.labor']").FillAsync("64000");
        await phone.SeeAsync("Draft saved (save 1). It is not submitted.");
        await phone.Page.Locator("[name='fields.team']").FillAsync("Nine people");
        await phone.SeeAsync("Draft saved (save 2). It is not submitted.");

        await colleague.Locator("[name='fields.labor']").FillAsync("70000");
        await Assertions.Expect(colleague.Locator("[data-draft-notice]")).ToContainTextAsync("has saved this draft since you opened it", new() { Timeout = 15_000 });
        await Assertions.Expect(colleague.Locator("[data-draft-notice] dl")).ToContainTextAsync("64000");
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).ClickAsync();
        await Assertions.Expect(colleague.Locator("[name='fields.labor']")).ToHaveValueAsync("64000");
        await colleague.Locator("[name='fields.storage']").FillAsync("0");
        await Assertions.Expect(colleague.Locator("[data-draft-notice]")).ToContainTextAsync("Draft saved (save 3)", new() { Timeout = 15_000 });
        await colleague.CloseAsync();

        await phone.Page.ReloadAsync();
        await phone.SeeAsync("DRAFT, NOT SUBMITTED.");
        await Assertions.Expect(phone.Page.Locator("[name='fields.storage']")).ToHaveValueAsync("0");
        await Assertions.Expect(phone.Page.Locator("[name='fields.team']")).ToHaveValueAsync("Nine people");
        var down = await phone.Page.RunAndWaitForDownloadAsync(() => phone.Page.GetByText("Download the price sheet (XLSX)").ClickAsync());
        await phone.Page.GetByLabel("Filled price sheet").SetInputFilesAsync(new FilePayload { Name = "price-sheet.xlsx", MimeType = "application/octet-stream", Buffer = await File.ReadAllBytesAsync(await down.PathAsync()) });
        await phone.ClickAsync("Take the price sheet over");
        await phone.SeeAsync("DRAFT, NOT SUBMITTED.");
        await Assertions.Expect(phone.Page.Locator("[name='fields.labor']")).ToHaveValueAsync("64000");
        await phone.Page.GetByText("Go on to the submission").ClickAsync();
        await phone.SeeAsync("Answers and prices come from your draft");
        await phone.AssertFitsAsync();
        Assert.Empty(await phone.BarriersAsync());
        phone.AssertQuiet();

        await using var desk = await site.WallAsync();
        await desk.SignInAsync(TeamRole.Manager);
        foreach (var page in (string[])[$"/selections/{journey.Id}", $"/selections/{journey.Id}/registrations/{cdmo}"])
        {
            await desk.GoAsync(page);
            await desk.AssertFitsAsync();
            Assert.Empty(await desk.BarriersAsync());
        }

        desk.AssertQuiet();
        await journey.CancelAsync();
    }
}
