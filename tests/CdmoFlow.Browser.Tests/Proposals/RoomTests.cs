using System.Globalization;
using System.Security.Cryptography;
using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;

namespace CdmoFlow.Browser.Tests.Proposals;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class RoomTests(BrowserSite site)
{
    private const int Megabytes = 40;

    // What a person sees while the file travels: every value of the bar, and whether the proposal could be sent meanwhile.
    private const string Watch = """
        () => {
          window.seen = { shares: [], sendable: false, max: 0 };
          new MutationObserver(() => {
            const bar = document.querySelector('[data-upload-list] progress');
            if (!bar) return;
            window.seen.shares.push(bar.value);
            if (bar.value < 1 && bar.getBoundingClientRect().width > 0) window.seen.max = Math.max(window.seen.max, bar.getBoundingClientRect().width);
            if (bar.value > 0 && bar.value < 1 && ![...bar.closest('form').querySelectorAll('button[type=submit]')].every(b => b.disabled)) window.seen.sendable = true;
          }).observe(document.querySelector('[data-upload-list]'), { subtree: true, childList: true, attributes: true, characterData: true });
        }
        """;

    [BrowserFact]
    public async Task A_CDMO_answers_uploads_and_submits_on_a_phone_and_gets_a_receipt_with_the_hash_of_its_file()
    {
        using var journey = await site.BeginAsync();
        var cdmo = (await journey.ToAsync(Stage.RfpIssued)).Invitations[0].CdmoId;
        var contact = DemoRegister.ContactOf((await journey.LookAsync()).Candidates.First(c => c.CdmoId == cdmo).Name);
        var mail = await DemoSite.UntilAsync("the invitation", async () => (await journey.MailsAsync(contact.Email, "request for proposal")) is [.., var newest] ? newest : null);
        using var folder = new TemporaryFolder();
        var (file, hash) = await WriteAsync(folder);
        await using var phone = await site.PhoneAsync();
        var blocks = 0;
        phone.Page.Request += (_, request) => blocks += request.Method == "PUT" && request.Url.Contains("comp=block&", StringComparison.Ordinal) ? 1 : 0;

        await phone.EnterRoomAsync(mail);
        await phone.SeeAsync("NOT SUBMITTED");
        await phone.AssertFitsAsync();
        await phone.Page.GetByLabel("We accept and will submit a proposal").CheckAsync();
        await phone.ClickAsync("Send the answer");
        await phone.SeeAsync("NOT SUBMITTED");
        await phone.Page.EvaluateAsync(Watch);
        await phone.Page.GetByLabel("Add files").SetInputFilesAsync(file);
        await phone.SeeAsync("uploaded, not submitted yet");
        await phone.AssertFitsAsync();
        Assert.Empty(await phone.BarriersAsync());

        var shares = await phone.Page.EvaluateAsync<double[]>("window.seen.shares");
        Assert.Contains(shares, s => s is > 0 and < 1);
        Assert.False(await phone.Page.EvaluateAsync<bool>("window.seen.sendable"), "The proposal could be submitted before its file had arrived.");
        Assert.InRange(await phone.Page.EvaluateAsync<double>("window.seen.max"), 100, Tab.PhoneWidth);
        Assert.Equal(Megabytes / 8, blocks);
        await phone.SeeAsync("NOT SUBMITTED");

        await phone.Page.GetByLabel("Total price").FillAsync("5200000");
        await phone.Page.GetByLabel("Valid until").FillAsync((await site.Site.Time.NowAsync()).AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await phone.ClickAsync("Submit the proposal");
        await phone.ReloadUntilAsync(hash);
        await phone.SeeAsync("Receipt of proposal");
        await phone.SeeAsync("technical-proposal.pdf");
        await phone.AssertFitsAsync();
        await phone.Page.GetByText("Your room").ClickAsync();
        await phone.SeeAsync("SUBMITTED. Your proposal is sealed");
        await phone.AssertFitsAsync();
        Assert.Empty(await phone.BarriersAsync());
        phone.AssertQuiet();
    }

    private static async Task<(string Path, string Sha256)> WriteAsync(TemporaryFolder folder)
    {
        var bytes = new byte[Megabytes << 20];
        new Random(7).NextBytes(bytes);
        "%PDF-1.4\n"u8.CopyTo(bytes);
        var path = Path.Combine(folder.Path, "technical-proposal.pdf");
        await File.WriteAllBytesAsync(path, bytes);
        return (path, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
