using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Selections;

namespace CdmoFlow.Integration.Tests.Records;

[Collection(SelectionTests.Name)]
public class TrailPageTests(SelectionSite site)
{
    [Fact]
    public async Task The_page_says_what_the_check_found_and_shows_the_rows_that_fit_the_filter()
    {
        using var journey = await site.BeginAsync();
        await journey.ToAsync(Stage.Cda);
        Task<string> PageAsync(string query) => PageOfAsync(journey, query);

        var all = await PageAsync("");
        Assert.Contains("The chain is whole:", all, StringComparison.Ordinal);
        Assert.Contains("The checkpoints lie beside the data here", all, StringComparison.Ordinal);
        Assert.Contains("<td>gate.approved</td>", all, StringComparison.Ordinal);
        Assert.Contains("<td>longlist.chosen</td>", all, StringComparison.Ordinal);

        var gates = await PageAsync("?what=GATE.");
        Assert.Contains("<td>gate.approved</td>", gates, StringComparison.Ordinal);
        Assert.DoesNotContain("<td>longlist.chosen</td>", gates, StringComparison.Ordinal);
        Assert.Matches(@"<p>\d+ of \d+ rows\.", gates);

        var none = await PageAsync("?from=2099-01-01");
        Assert.Contains("No row fits; take a filter away.", none, StringComparison.Ordinal);
        Assert.Contains("value=\"2099-01-01\"", none, StringComparison.Ordinal);

        // Nonsense counts as not typed and is never echoed as markup.
        Assert.Contains("<td>gate.approved</td>", await PageAsync("?from=yesterday"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", await PageAsync("?what=%3Cb%3Ex"), StringComparison.Ordinal);
    }

    private static async Task<string> PageOfAsync(Journey journey, string query) =>
        (await journey.Manager.Browser.GetAsync($"selections/{journey.Id}/trail{query}", asPage: true)).Expect(200).Body;
}
