using System.Net;
using System.Text.RegularExpressions;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>The start page of the sponsor's people and the list below it, over list rows that are written here.</summary>
[Collection(AppTests.Name)]
public partial class DashboardPageTests(AppFixture app)
{
    private readonly Unsignalled given = new(app.Host);

    [Fact]
    public async Task Nobody_sees_a_selection_without_being_on_its_team()
    {
        using var person = await SomebodyAsync();
        var title = await OneAsync("p-somebody-else", Stage.Scoring);
        // The demonstration shows on top of the page what waits in it; below begins the product.
        Assert.Empty(await ListedAsync(person, ""));
        Assert.DoesNotContain(title, await PageAsync(person, "selections"), StringComparison.Ordinal);
        Assert.DoesNotContain(title, await PageAsync(person, "api/selections"), StringComparison.Ordinal);
        using var stranger = app.NewClient();
        var home = await stranger.GetStringAsync(new Uri("", UriKind.Relative));
        Assert.DoesNotContain("By stage", home, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"list\"", home, StringComparison.Ordinal);
        using var list = await stranger.GetAsync(new Uri("selections", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, list.StatusCode);
    }

    [Fact]
    public async Task Without_a_selection_it_says_what_to_do()
    {
        using var person = await SomebodyAsync();
        Assert.Contains("No selection has you on its team yet. Create one", await PageAsync(person, ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_wrong_is_found_from_there_by_who_looks_after_a_selection_or_the_site()
    {
        const string Link = "href=\"/attention\"";
        using var caretaker = await SomebodyAsync();
        using var reader = await SomebodyAsync();
        using var root = await SponsorClient.SignInAsync(app.Host, "Ruth Root", AppFixture.SiteAdministrator);
        await OneAsync(caretaker.Person.Id, Stage.Scoring, caretaker: true);
        await OneAsync(reader.Person.Id, Stage.Scoring);
        Assert.Contains(Link, await PageAsync(caretaker, ""), StringComparison.Ordinal);
        Assert.DoesNotContain(Link, await PageAsync(reader, ""), StringComparison.Ordinal);
        var home = await PageAsync(root, "");
        Assert.Contains("No selection has you on its team yet.", home, StringComparison.Ordinal);
        Assert.Contains(Link, home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_and_a_page_that_do_not_exist_show_what_there_is()
    {
        using var person = await SomebodyAsync();
        var title = await OneAsync(person.Person.Id, Stage.Scoring);
        Assert.Contains(title, await PageAsync(person, "?stage=%3Cscript%3E&only=nothing&page=99999999999"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stages_deadlines_and_the_list_show_the_persons_own_selections()
    {
        using var person = await SomebodyAsync();
        var id = person.Person.Id;
        var scoring = await OneAsync(id, Stage.Scoring, due: 3);
        var late = await OneAsync(id, Stage.Cda, due: -2);
        var ended = await OneAsync(id, Stage.Contracted);

        var home = await PageAsync(person, "");
        Assert.Contains("2 selections are running, 1 overdue.", home, StringComparison.Ordinal);
        Assert.Contains("Europe/Berlin", home, StringComparison.Ordinal);
        Assert.All([scoring, late, ended], title => Assert.Contains(title, home, StringComparison.Ordinal));

        Assert.Equal([late], await ListedAsync(person, "?stage=rfp"));
        Assert.Equal([late], await ListedAsync(person, "?only=overdue"));
        Assert.Equal([ended], await ListedAsync(person, "selections?stage=ended"));
        Assert.Empty(await ListedAsync(person, "?stage=audits"));
    }

    [Fact]
    public async Task More_than_fifty_are_shown_by_pages()
    {
        using var person = await SomebodyAsync();
        for (var i = 0; i < 53; i++) await OneAsync(person.Person.Id, Stage.Longlist);
        var (first, second) = (await ListedAsync(person, "?stage=longlist"), await ListedAsync(person, "?stage=longlist&page=2"));
        Assert.Equal((50, 3), (first.Count, second.Count));
        Assert.Empty(first.Intersect(second, StringComparer.Ordinal));
        Assert.Contains("/?stage=longlist&amp;page=2#list", await PageAsync(person, "?stage=longlist"), StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(SponsorClient person, string path)
    {
        using var answer = await person.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Replace("?stage=longlist&page", "?stage=longlist&amp;page", StringComparison.Ordinal);
    }

    /// <summary>The titles in the list, without what stands above it.</summary>
    private static async Task<List<string>> ListedAsync(SponsorClient person, string path)
    {
        var page = await PageAsync(person, path);
        return [.. Title().Matches(page[page.IndexOf("id=\"list\"", StringComparison.Ordinal)..]).Select(m => m.Value)];
    }

    private async Task<SponsorClient> SomebodyAsync()
    {
        var tag = Guid.NewGuid().ToString("N");
        return await SponsorClient.SignInAsync(app.Host, "Somebody", $"{tag}@larkspur.example");
    }

    private async Task<string> OneAsync(string personId, Stage stage, int due = 7, bool caretaker = false)
    {
        var id = Guid.CreateVersion7().ToString("N");
        var title = $"PRG-{Guid.NewGuid():N}";
        await given.Of<SelectionIndex>().PutAsync(new SelectionSummary
        {
            Id = id,
            Title = title,
            Sponsor = "Larkspur",
            Stage = stage,
            DueAt = given.Now.AddDays(due),
            TimeZone = "Europe/Berlin",
            Team = [personId],
            NeedsAttention = [],
            Caretakers = caretaker ? [personId] : [],
        });
        return title;
    }

    [GeneratedRegex("PRG-[0-9a-f]{32}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Title();
}
