using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Rfp;

/// <summary>The text of the agreement on both sides' phones: stored, read in the room, signed, handed in there and accepted.</summary>
[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class CdaPagesTests(BrowserSite site)
{
    private readonly List<string> barriers = [];

    [BrowserFact]
    public async Task A_standard_text_is_stored_and_a_signed_copy_handed_in_in_the_room_and_accepted()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.Cda);
        var cdmo = seen.Cdas[0].CdmoId;
        await using var manager = await site.PhoneAsync();
        await manager.SignInAsync(TeamRole.Manager);
        await manager.GoAsync($"/selections/{journey.Id}/cdas");
        await manager.Page.GetByLabel("Text of the agreement").SetInputFilesAsync(File("our text"));
        await manager.ClickAsync("Store the standard text");
        await manager.SeeAsync("confidentiality-agreement.pdf");
        await LookAsync(manager);
        await manager.KeepAsync("cda-standard");

        await using var phone = await site.PhoneAsync();
        var contact = DemoRegister.ContactOf(seen.Candidates.First(c => c.CdmoId == cdmo).Name);
        await phone.EnterRoomAsync(await DemoSite.UntilAsync("the text is announced", async () => (await journey.MailsAsync(contact.Email, "before a request for proposal")).FirstOrDefault(m => m.Text.Contains("Its text lies in your room", StringComparison.Ordinal))));
        await phone.SeeAsync("confidentiality-agreement.pdf");
        await LookAsync(phone);
        await phone.Page.GetByLabel("File, PDF or Word").SetInputFilesAsync(File("signed by hand"));
        await phone.Page.GetByLabel("What it is").SelectOptionAsync("signed_copy");
        await phone.Page.GetByLabel("Who signed for your company").FillAsync("Ann Ahl");
        await phone.Page.GetByLabel("Function of the signatory").FillAsync("Managing director");
        await phone.Page.GetByLabel("Day of the signature").FillAsync($"{await site.Site.Time.NowAsync():yyyy-MM-dd}");
        await phone.ClickAsync("Hand it in");
        await phone.SeeAsync("Handed in: Signed copy");
        await LookAsync(phone);
        await phone.KeepAsync("cda-room");
        await phone.ClickAsync("Deutsch");
        await phone.SeeAsync("Eingereicht: Unterzeichnete Ausfertigung");
        await LookAsync(phone);

        await manager.GoAsync($"/selections/{journey.Id}/cdas/{cdmo}");
        await manager.SeeAsync("Handed in by the CDMO");
        foreach (var details in await manager.Page.Locator("main details").AllAsync()) await details.EvaluateAsync("d => d.open = true");
        await LookAsync(manager);
        await manager.KeepAsync("cda-hand-in");
        await manager.Page.GetByLabel("Who signed for your company").FillAsync("Ada Lind");
        await manager.Page.GetByLabel("Function of your signatory").FillAsync("Head of CMC");
        await manager.Page.GetByLabel("Day of your signature").FillAsync($"{await site.Site.Time.NowAsync():yyyy-MM-dd}");
        await manager.ClickAsync("Accept the signed copy");
        await manager.SeeAsync("It is in force");
        await LookAsync(manager);
        await phone.GoAsync($"/rooms/{journey.Id}/{cdmo}");
        await phone.SeeAsync(journey.Program);
        await LookAsync(phone);
        manager.AssertQuiet();
        phone.AssertQuiet();
        Assert.True(barriers.Count == 0, string.Join('\n', barriers.Distinct()));
        await journey.CancelAsync();
    }

    private static FilePayload File(string text) => new() { Name = "agreement.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.4 "u8, .. System.Text.Encoding.ASCII.GetBytes(text)] };

    private async Task LookAsync(Tab tab)
    {
        await tab.AssertFitsAsync();
        barriers.AddRange(await tab.BarriersAsync());
    }
}
