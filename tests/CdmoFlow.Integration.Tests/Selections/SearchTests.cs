using System.Net;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Proposals;
using CdmoFlow.Longlist;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

[Collection(AppTests.Name)]
public class SearchTests(AppFixture app)
{
    private readonly Unsignalled given = new(app.Host);
    private readonly string tag = $"q{Guid.NewGuid():N}"[..12];

    [Fact]
    public async Task Nobody_searches_without_signing_in_and_a_CDMO_not_at_all()
    {
        using var stranger = app.NewClient();
        using var answer = await stranger.GetAsync(new Uri("api/search?q=labs", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var person = await PersonAsync("owner");
        var id = await OpenRfp.StartAsync(app.Host, TimeSpan.FromDays(9), person);
        using var room = await SponsorClient.EnterRoomAsync(app.Host, id, "alder");
        using var refused = await room.GetAsync("api/search?q=labs");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_stranger_finds_nothing_of_others_and_an_administrator_neither_CDMOs_nor_documents()
    {
        using var owner = await PersonAsync("owner");
        using var stranger = await PersonAsync("stranger");
        using var administrator = await PersonAsync("administrator");
        await SelectionAsync([Seat(owner, Role.ProjectManager), Seat(administrator, Role.Administrator)]);

        var found = await FindAsync(owner, tag);
        Assert.Equal((1, 1, 1), (found.Selections.Found.Count, found.Cdmos.Found.Count, found.Documents.Found.Count));
        Assert.Equal((0, 0, 0), Counts(await FindAsync(stranger, tag)));
        Assert.Equal((1, 0, 0), Counts(await FindAsync(administrator, tag)));
        Assert.Equal((1, 0, 0), ((await FindAsync(owner, $"{tag} hold")).Questions.Found.Count, (await FindAsync(stranger, $"{tag} hold")).Questions.Found.Count, (await FindAsync(administrator, $"{tag} hold")).Questions.Found.Count));
    }

    [Fact]
    public async Task An_empty_query_and_one_that_finds_nothing_say_what_to_do()
    {
        using var person = await PersonAsync("owner");
        Assert.Contains("Type words of a program", await PageAsync(person, ""), StringComparison.Ordinal);
        Assert.Contains("Type words of a program", await PageAsync(person, "%20,%20"), StringComparison.Ordinal);
        var none = await PageAsync(person, $"{tag}%3Cb%3E");
        Assert.Contains("Nothing fits all of these words", none, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", none, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evora")]
    [InlineData("ÉVORA biologics")]
    [InlineData("biologics evora")]
    [InlineData("bïo évo substance")]
    public async Task A_CDMO_is_found_by_its_name_whatever_the_accents(string words)
    {
        using var person = await PersonAsync("owner");
        var id = await SelectionAsync([Seat(person, Role.ProjectManager)]);
        var hit = Assert.Single((await FindAsync(person, $"{tag} {words}")).Cdmos.Found);
        Assert.Equal(($"Évora Biologics {tag}", id), (hit.Name, hit.SelectionId));
    }

    [Fact]
    public async Task Selections_documents_and_suppliers_are_found_and_all_words_count()
    {
        using var person = await PersonAsync("owner");
        var id = await SelectionAsync([Seat(person, Role.ProjectManager)]);
        await given.Of<RegisterStore>().PutAsync(new Company
        {
            Id = Slug.Of($"Ørsund {tag}"),
            Name = $"Ørsund {tag}",
            Country = "Denmark",
            Region = Region.Europe,
            Type = PartnerType.Cdmo,
            BusinessModel = BusinessModel.Integrated,
            Modalities = [],
            DosageForms = [],
            Sites = [],
            ContactName = "Søren",
            ContactEmail = $"soren.{tag}@orsund.example",
        });
        Assert.Equal(id, Assert.Single((await FindAsync(person, $"larkspur {tag} rfp issued")).Selections.Found).Id);
        Assert.Empty((await FindAsync(person, $"larkspur {tag} contracted")).Selections.Found);
        Assert.Equal($"memo-{tag}", Assert.Single((await FindAsync(person, $"décision-{tag}")).Documents.Found).DocumentId);
        Assert.Equal($"Ørsund {tag}", Assert.Single((await FindAsync(person, $"orsund {tag}")).Suppliers.Found).Name);
        // Addresses of people are no words to search by, and none is shown.
        Assert.Empty((await FindAsync(person, $"soren.{tag}")).Suppliers.Found);
        var page = await PageAsync(person, tag);
        Assert.DoesNotContain("soren", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"/api/selections/{id}/documents/memo-{tag}/reading", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_fifty_of_a_kind_are_listed_and_it_says_that_there_are_more()
    {
        using var person = await PersonAsync("owner");
        await given.Of<SelectionIndex>().PutAsync(new SelectionSummary
        {
            Id = Guid.CreateVersion7().ToString("N"),
            Title = "Many",
            Sponsor = "Larkspur",
            Stage = Stage.Longlist,
            TimeZone = "UTC",
            Team = [person.Person.Id],
            Readers = [person.Person.Id],
            NeedsAttention = [],
            Cdmos = [.. Enumerable.Range(0, 60).Select(i => new CdmoFlow.Selections.Search.Findable($"c{i}", $"{tag} {i}"))],
        });
        var found = (await FindAsync(person, tag)).Cdmos;
        Assert.Equal((50, true), (found.Found.Count, found.More));
        Assert.Contains("There are more; another word narrows it down.", await PageAsync(person, tag), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_row_of_before_the_search_is_read_finds_nothing_and_is_mended()
    {
        using var person = await PersonAsync("owner");
        var id = await SelectionAsync([Seat(person, Role.ProjectManager)]);
        var selection = await given.SelectionAsync(id);
        var old = SelectionSummary.Of(selection) with { Cdmos = [], Documents = [], Readers = [] };
        await given.Of<SelectionIndex>().PutAsync(old);
        Assert.Equal((1, 0, 0), Counts(await FindAsync(person, tag)));
        await given.Of<MendSummary>().MendAsync(selection, old, default);
        Assert.Equal((1, 1, 1), Counts(await FindAsync(person, tag)));

        var index = given.Of<SelectionIndex>();
        Assert.Empty((await index.ListAsync()).Single(s => s.Id == id).Cdmos);
        Assert.Equal(Text(SelectionSummary.Of(selection)), Text((await index.ListWithNamesAsync()).Single(s => s.Id == id)));
    }

    private static string Text(SelectionSummary summary) => System.Text.Json.JsonSerializer.Serialize(summary, Json.Options);

    private static (int Selections, int Cdmos, int Documents) Counts(SearchModel found) => (found.Selections.Found.Count, found.Cdmos.Found.Count, found.Documents.Found.Count);

    private static TeamSeat Seat(SponsorClient person, Role role) => new(person.Person.Id, [], [role]);

    private static async Task<SearchModel> FindAsync(SponsorClient person, string words)
    {
        using var answer = await person.GetAsync($"api/search?q={Uri.EscapeDataString(words)}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await SponsorClient.BodyAsync<SearchModel>(answer);
    }

    private static async Task<string> PageAsync(SponsorClient person, string query)
    {
        using var answer = await person.GetAsync($"search?q={query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<SponsorClient> PersonAsync(string name) => SponsorClient.SignInAsync(app.Host, name, $"{name}.{tag}@larkspur.example");

    private async Task<string> SelectionAsync(TeamSeat[] team)
    {
        var created = await given.CreateAsync(
            Stage.RfpIssued,
            state => state with { Team = team, Brief = state.Brief with { Program = $"PRG {tag}" } },
            (change, _) => change
                .Put(new Question { Number = 1, CdmoId = "nobody", AskedBy = "p", AskedAt = given.Now, Round = 1, Category = QuestionCategory.TechnicalData, Text = "Which hold time is validated?" })
                .Put(new Candidate { CdmoId = $"evora-{tag}", Name = $"Évora Biologics {tag}", Fit = 80, Why = [] })
                .Put(new StoredDocument { Id = $"memo-{tag}", FileName = $"Decision-{tag}.pdf", ContentType = "application/pdf", BlobName = "b", Length = 1, Sha256 = "", At = given.Now }));
        return created.Selection.Id;
    }
}
