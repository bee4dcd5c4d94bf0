using CdmoFlow.Browser.Tests.Hosting;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Selections;
using Microsoft.Playwright;

namespace CdmoFlow.Browser.Tests.Evaluation;

[Collection(BrowserTests.Name), Trait("Category", "Browser")]
public class ScoringTests(BrowserSite site)
{
    [BrowserFact]
    public async Task Two_persons_open_the_proposals_one_reads_a_file_and_the_other_scores()
    {
        using var journey = await site.BeginAsync();
        var seen = await journey.ToAsync(Stage.Opening);
        await journey.SeeAsync("all files are verified", s => s.Proposals.All(p => p.FilesVerified));
        await using var manager = await site.DeskAsync();
        await using var quality = await site.DeskAsync();
        await manager.SignInAsync(TeamRole.Manager);
        await quality.SignInAsync(TeamRole.Quality);

        await OpenAsync(manager, journey.Id);
        await manager.SeeAsync("1 of 2 have confirmed");
        Assert.Equal(0, await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Read", Exact = true }).CountAsync());
        await OpenAsync(quality, journey.Id);
        await journey.SeeStageAsync(Stage.Scoring);

        await manager.GoAsync($"/selections/{journey.Id}");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Read", Exact = true }).First.ClickAsync();
        var download = await manager.Page.RunAndWaitForDownloadAsync(() => manager.ClickAsync("proposal.pdf"));
        Assert.Equal("proposal.pdf", download.SuggestedFilename);
        Assert.Equal("%PDF-1.4 a small proposal", await File.ReadAllTextAsync(await download.PathAsync()));

        await quality.GoAsync($"/selections/{journey.Id}");
        await quality.Page.GetByRole(AriaRole.Link, new() { NameString = "Score (" }).First.ClickAsync();
        var first = quality.Page.Locator("fieldset.scores").First;
        await first.GetByLabel("Score").SelectOptionAsync("4");
        await first.GetByLabel("Rationale").FillAsync("Read on page one of the proposal.");
        await quality.ClickAsync("Hand in these scores");
        await quality.SeeAsync("1 are done");
        Assert.Equal("4", await first.GetByLabel("Score").InputValueAsync());
        Assert.Equal("Read on page one of the proposal.", await first.GetByLabel("Rationale").InputValueAsync());
        await quality.SeeAsync("Hidden until your own scores");
        Assert.NotEmpty(seen.Proposals);
        manager.AssertQuiet();
        quality.AssertQuiet();
    }

    private static async Task OpenAsync(Tab tab, string selectionId)
    {
        await tab.GoAsync($"/selections/{selectionId}");
        await tab.Page.GetByLabel("I open the sealed proposals together with a second person.").CheckAsync();
        await tab.ClickAsync("Confirm the opening");
    }
}
