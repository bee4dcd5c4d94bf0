using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Contracts;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Contracts;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class SignOffTests(BrowserSite site)
{
    [BrowserFact]
    public async Task Both_sides_sign_off_an_agreement_and_another_one_is_recorded_from_its_executed_copy()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.Contract);
        var seen = await journey.SeeAsync("three agreements are ready", s => s.Agreements.Count(a => a.DocumentSha256 is not null) == 3);
        var contact = DemoRegister.ContactOf(seen.Candidates.First(c => c.CdmoId == seen.State.WinnerId).Name);
        var mail = await DemoSite.UntilAsync("the award", async () => (await journey.MailsAsync(contact.Email, "you have been selected")) is [.., var newest] ? newest : null);
        await using var quality = await site.DeskAsync();
        await using var room = await site.PhoneAsync();
        await using var manager = await site.DeskAsync();

        await quality.SignInAsync(TeamRole.Quality);
        await quality.GoAsync($"/selections/{journey.Id}");
        await SignAsync(quality, TeamRole.Quality.Name);
        await room.EnterRoomAsync(mail);
        await SignAsync(room, contact.Name);
        await journey.SeeAsync("the quality agreement is executed", s => s.Agreements.First(a => a.Kind == AgreementKind.QualityAgreement).IsExecuted);
        await room.AssertFitsAsync();

        await manager.SignInAsync(TeamRole.Manager);
        await manager.GoAsync($"/selections/{journey.Id}");
        var form = manager.Page.Locator("details").Filter(new() { HasText = $"Record as executed outside: {AgreementNames.Of(AgreementKind.Msa)}" });
        await form.Locator("summary").ClickAsync();
        await form.GetByLabel("Executed copy, PDF of at most 20 MB").SetInputFilesAsync(new FilePayload { Name = "msa-executed.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.4 signed by hand"u8] });
        await form.GetByLabel("Signatories of both sides with titles").FillAsync($"Edgar Lowell, director; {contact.Name}, director");
        await form.GetByLabel("Day of the last signature").FillAsync((await site.Site.Time.NowAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await form.GetByRole(AriaRole.Button, new() { Name = "Record as executed" }).ClickAsync();

        await journey.SeeAsync("the MSA is executed", s => s.Agreements.First(a => a.Kind == AgreementKind.Msa).IsExecuted);
        await manager.SeeAsync("Signed outside by Edgar Lowell");
        foreach (var tab in new[] { quality, room, manager }) tab.AssertQuiet();
    }

    private static async Task SignAsync(Tab tab, string name)
    {
        var form = tab.Page.Locator("details").Filter(new() { HasText = $"Approve and sign off: {AgreementNames.Of(AgreementKind.QualityAgreement)}" });
        await form.Locator("summary").ClickAsync();
        await form.GetByLabel("Your name in full").FillAsync(name);
        await form.GetByLabel("What your approval means").FillAsync("I approve this agreement for my company.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Approve and sign off" }).ClickAsync();
        await tab.SeeAsync($"by {name}");
    }
}
