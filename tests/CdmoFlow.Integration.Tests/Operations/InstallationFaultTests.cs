using System.Net;
using Azure.Data.Tables;
using CdmoFlow.Functions.Records;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Operations;

namespace CdmoFlow.Integration.Tests.Operations;

/// <summary>A selection that cannot be read has nobody who could be told in it: the administrators of the site are.</summary>
[Collection(AppTests.Name)]
public class InstallationFaultTests(AppFixture app)
{
    private readonly Unsignalled given = new(app.Host);

    [Fact]
    public async Task A_selection_that_cannot_be_read_waits_for_an_administrator_of_the_site_until_it_can_be_again()
    {
        using var root = await SponsorClient.SignInAsync(app.Host, "Ruth Root", AppFixture.SiteAdministrator);
        using var stranger = await SponsorClient.SignInAsync(app.Host, "Somebody", $"{Guid.NewGuid():N}@larkspur.example");
        var id = (await given.CreateAsync(Stage.Contracted)).Selection.Id;
        var table = given.Of<StorageClients>().Table(TableNames.Selections);
        TableEntity whole = await table.GetEntityAsync<TableEntity>(id, SelectionState.Key);
        await table.UpsertEntityAsync(new TableEntity(id, SelectionState.Key) { ["Json0"] = "{ \"id\":" }, TableUpdateMode.Replace);
        try
        {
            await given.Of<Reconciler>().SweepAsync(given.Client, everything: true);
            await given.Of<Reconciler>().SweepAsync(given.Client, everything: false);
            await given.Of<VerifyTrails>().VerifyAsync(given.Client);
            var told = (await OfAsync(root)).Where(f => f.Subject == id).OrderBy(f => f.Kind).ToList();
            Assert.Equal([InstallationFaultKind.UnreadableSelection, InstallationFaultKind.UnreadableTrail], told.Select(f => f.Kind));
            Assert.True((await given.Of<SweepNotes>().FindAsync())!.Value.Note.Faults > 0);
            Assert.Empty(await OfAsync(stranger));
            using var page = await root.GetAsync("attention");
            Assert.Contains(id, await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            var path = $"api/attention/{told[0].Id}/dismissal";
            using var forbidden = await stranger.PostAsync(path, new { reason = "I do not like to see it." });
            using var short_ = await root.PostAsync(path, new { reason = "no" });
            Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest), (forbidden.StatusCode, short_.StatusCode));
            using var done = await root.PostAsync(path, new { reason = "The row is being restored from a copy." });
            Assert.Equal(HttpStatusCode.OK, done.StatusCode);
            await given.Of<Reconciler>().SweepAsync(given.Client, everything: true);
            Assert.DoesNotContain(told[0].Id, (await OfAsync(root)).Select(f => f.Id));
        }
        finally
        {
            // The other tests share the site.
            await table.UpsertEntityAsync(whole, TableUpdateMode.Replace);
        }

        await given.Of<Reconciler>().SweepAsync(given.Client, everything: true);
        await given.Of<VerifyTrails>().VerifyAsync(given.Client);
        Assert.DoesNotContain(await given.Of<InstallationFaults>().ListAsync(), f => f.Subject == id);
    }

    private static async Task<IReadOnlyList<InstallationFault>> OfAsync(SponsorClient person)
    {
        using var answer = await person.GetAsync("api/attention");
        return (await SponsorClient.BodyAsync<AttentionModel>(answer)).Installation;
    }
}
