using CdmoFlow.Selections;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Integration.Tests.Selections;

/// <summary>What a CDMO submits is found by nobody, neither while it is sealed nor afterwards.</summary>
[Collection(SelectionTests.Name)]
public class SealedSearchTests(SelectionSite site)
{
    [Fact]
    public async Task Names_of_files_and_prices_of_proposals_are_not_found_and_the_RFP_is()
    {
        using var journey = await site.BeginAsync();
        foreach (var stage in (Stage[])[Stage.Opening, Stage.Scoring])
        {
            var seen = await journey.ToAsync(stage);
            Assert.NotEmpty(seen.Proposals);
            foreach (var person in journey.Team)
            {
                Assert.Empty(await DocumentsAsync("proposal.pdf"));
                Assert.Empty(await DocumentsAsync("5200000"));
                Assert.NotEmpty(await DocumentsAsync("request-for-proposal"));
                Assert.DoesNotContain("proposal.pdf\"", (await person.Browser.GetAsync($"api/search?q={journey.Program}")).Expect(200).Body, StringComparison.Ordinal);

                async Task<IReadOnlyList<DocumentHit>> DocumentsAsync(string words) =>
                    [.. (await person.Browser.GetAsync<SearchModel>($"api/search?q={Uri.EscapeDataString(words)}")).Documents.Found.Where(d => d.SelectionId == journey.Id)];
            }
        }

        await journey.CancelAsync();
    }
}
