using System.Net;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>Start page and search: of one's own selections alone, and of nothing that is sealed.</summary>
[Collection(SelectionTests.Name)]
public class FrontOfTheHouseTests(SelectionSite site)
{
    [Fact]
    public async Task The_start_page_shows_ones_own_selections_and_filters_them()
    {
        using var journey = await site.BeginAsync();
        await journey.ProposedAsync();
        using var stranger = await SponsorClient.SignInAsync(site.App.Host, "Nobody Here", "nobody.here@quillmoor.example");
        Assert.Contains(journey.Program, await PageAsync(journey, ""), StringComparison.Ordinal);
        Assert.Contains("Choose the longlist", await PageAsync(journey, ""), StringComparison.Ordinal);
        // The start page of the demonstration names a selection to everybody; the list does not.
        var theirs = await (await stranger.GetAsync("selections")).Content.ReadAsStringAsync();
        Assert.DoesNotContain(journey.Program, theirs, StringComparison.Ordinal);
        Assert.DoesNotContain(journey.Sponsor, theirs, StringComparison.Ordinal);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task The_search_finds_titles_companies_and_documents_without_regard_to_case_and_accents()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.RfpIssued);
        Assert.Contains(journey.Id, await FindAsync(journey, journey.Program.ToUpperInvariant()), StringComparison.Ordinal);
        Assert.Contains("Bergström Biopharma", await FindAsync(journey, "bergstrom"), StringComparison.Ordinal);
        Assert.Contains(journey.Id, await FindAsync(journey, $"{journey.Program[^8..]} drug"), StringComparison.Ordinal);
        Assert.DoesNotContain(journey.Id, await FindAsync(journey, "nothing-is-called-so"), StringComparison.Ordinal);
        var document = (await journey.LookAsync()).Documents[0].FileName;
        Assert.Contains(document, await FindAsync(journey, document), StringComparison.Ordinal);
        await journey.CancelAsync();
    }

    [Fact]
    public async Task A_strangers_search_finds_nothing_of_others_and_nobodys_finds_what_is_sealed()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.Opening);
        using var stranger = await SponsorClient.SignInAsync(site.App.Host, "Nobody Here", "nobody.here@quillmoor.example");
        Assert.DoesNotContain(journey.Id, await (await stranger.GetAsync($"api/search?q={Uri.EscapeDataString(journey.Program)}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // What the companies uploaded is called "technical part" and so on; no document of that name is found while it is sealed.
        var found = (await journey.Manager.Browser.GetAsync("api/search?q=technical")).Expect(200).Json!["documents"]!["found"]!.AsArray();
        Assert.DoesNotContain(found, hit => hit!.ToJsonString().Contains(journey.Id, StringComparison.Ordinal));
        using var anonymous = site.App.NewClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await anonymous.GetAsync("api/search?q=bio")).StatusCode);
        await journey.CancelAsync();
    }

    private static async Task<string> PageAsync(Journey journey, string path) => (await journey.Manager.Browser.GetAsync(path, asPage: true)).Expect(200).Body;

    private static async Task<string> FindAsync(Journey journey, string words) => (await journey.Manager.Browser.GetAsync($"api/search?q={Uri.EscapeDataString(words)}")).Expect(200).Body;
}
