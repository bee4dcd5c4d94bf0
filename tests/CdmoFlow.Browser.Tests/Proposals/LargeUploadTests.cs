using System.Globalization;
using System.Security.Cryptography;
using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Browser.Tests.Proposals;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class LargeUploadTests(BrowserSite site)
{
    private const int Megabytes = 300;

    private const int Blocks = (int)(((long)Megabytes << 20) / UploadRules.BlockSize) + (((long)Megabytes << 20) % UploadRules.BlockSize == 0 ? 0 : 1);

    [BrowserFact]
    public async Task A_CDMO_goes_its_whole_way_from_the_link_to_the_receipt_with_300_MB_a_pause_a_reload_in_the_middle_and_a_network_cut()
    {
        using var journey = await site.BeginAsync();
        var cdmo = (await journey.ToAsync(Stage.RfpIssued)).Invitations[0].CdmoId;
        var contact = DemoRegister.ContactOf((await journey.LookAsync()).Candidates.First(c => c.CdmoId == cdmo).Name);
        var mail = await DemoSite.UntilAsync("the invitation", async () => (await journey.MailsAsync(contact.Email, "request for proposal")) is [.., var newest] ? newest : null);
        using var folder = new TemporaryFolder();
        var (file, hash, blocks) = await WriteAsync(folder);
        await using var desk = await site.DeskAsync();
        var (page, sent) = (desk.Page, 0);
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        page.Response += (_, answer) => sent += answer.Request.Method == "PUT" && answer.Url.Contains("comp=block&", StringComparison.Ordinal) ? 1 : 0;
        // As over a line that is not the machine's own, so that there is time to do something in the middle.
        await page.Context.RouteAsync("**/*comp=block&*", async route =>
        {
            await Task.Delay(150);
            await route.ContinueAsync();
        });

        await desk.EnterRoomAsync(mail);
        await page.GetByLabel("We accept and will submit a proposal").CheckAsync();
        await desk.ClickAsync("Send the answer");

        await page.GetByText("Ask a question").ClickAsync();
        await page.GetByLabel("Question", new() { Exact = true }).FillAsync("How many engineering batches do you expect before the first one under GMP?");
        await desk.ClickAsync("Send the question");
        await desk.SeeAsync("How many engineering batches do you expect");
        await DraftAsync(desk);
        await desk.SeeAsync("up to 200 files");
        await page.GetByLabel("Add files").First.SetInputFilesAsync(file);
        await desk.SeeAsync("MB/s");
        await desk.ClickAsync("Pause");
        await desk.SeeAsync("paused");
        await SettleAsync(() => sent);
        var atPause = sent;
        Assert.InRange(atPause, 1, Blocks - 1);
        await Task.Delay(600);
        Assert.Equal(atPause, sent);
        await desk.ClickAsync("Resume");
        await DemoSite.UntilAsync("more blocks", () => Task.FromResult(sent >= atPause + 4 ? "" : null));

        await page.ReloadAsync();
        await desk.SeeAsync("have not arrived completely");
        Assert.Empty(await desk.BarriersAsync());
        await SettleAsync(() => sent);
        var atReload = sent;
        await page.GetByLabel("Add files").First.SetInputFilesAsync(file);
        await DemoSite.UntilAsync("more blocks", () => Task.FromResult(sent >= atReload + 4 ? "" : null));
        await page.Context.SetOfflineAsync(true);
        await desk.SeeAsync("the network is away");
        await page.Context.SetOfflineAsync(false);
        await desk.SeeAsync("uploaded, not submitted yet");
        // Nothing that had arrived was sent again, but for what was under way when the page was left or the line was cut; of that some may have arrived without its answer.
        Assert.InRange(sent, Blocks - 4, Blocks + 8);
        // The hash was computed on the way, and the server was told it.
        Assert.Equal(blocks, await page.EvaluateAsync<string>("fetch(`${document.querySelector('[data-upload]').dataset.upload}/${document.querySelector('[data-upload-list] input[type=hidden]').value}`).then(r => r.json()).then(upload => upload.blocksSha256)"));

        await desk.SeeAsync("NOT SUBMITTED");
        await page.Locator("[name=acceptGaps]").CheckAsync();
        await desk.ClickAsync("Submit the proposal");
        await desk.ReloadUntilAsync(hash);
        await desk.SeeAsync("5,200,000");
        await page.GetByText("Your room").ClickAsync();
        await desk.SeeAsync("SUBMITTED");
        desk.AssertQuiet("net::ERR_INTERNET_DISCONNECTED", "net::ERR_ABORTED");
    }

    private async Task DraftAsync(Tab desk)
    {
        var page = desk.Page;
        await page.GetByText("Write answers and prices").ClickAsync();
        await page.Locator("[name='fields.total_price']").FillAsync("5200000");
        await page.Locator("[name='fields.currency']").FillAsync("EUR");
        await page.Locator("[name='fields.valid_until']").FillAsync((await site.Site.Time.NowAsync()).AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator("[name='fields.team']").FillAsync("Nine people, two of them for the transfer");
        await desk.SeeAsync("It is not submitted.");
        await page.GetByText("Go on to the submission").ClickAsync();
        await desk.SeeAsync("Answers and prices come from your draft");
    }

    private static async Task SettleAsync(Func<int> sent)
    {
        // What is under way may arrive late on a busy machine: quiet for two seconds is quiet.
        for (var (before, quiet) = (-1, 0); quiet < 4; await Task.Delay(500)) (before, quiet) = (sent(), before == sent() ? quiet + 1 : 0);
    }

    private static async Task<(string Path, string Sha256, string BlocksSha256)> WriteAsync(TemporaryFolder folder)
    {
        var path = Path.Combine(folder.Path, "stability-data.pdf");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var block = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var blocks = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[1 << 20];
        var random = new Random(11);
        await using (var stream = File.Create(path))
        {
            for (var i = 0; i < Megabytes; i++)
            {
                random.NextBytes(piece);
                if (i == 0) "%PDF-1.7\n"u8.CopyTo(piece);
                hash.AppendData(piece);
                block.AppendData(piece);
                if ((i + 1) % (UploadRules.BlockSize >> 20) == 0 || i + 1 == Megabytes) blocks.AppendData(block.GetHashAndReset());
                await stream.WriteAsync(piece);
            }
        }

        return (path, Convert.ToHexStringLower(hash.GetHashAndReset()), Convert.ToHexStringLower(blocks.GetHashAndReset()));
    }
}
