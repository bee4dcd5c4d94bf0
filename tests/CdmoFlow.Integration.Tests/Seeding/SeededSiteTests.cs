using System.Net;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.LocalRuntime;
using CdmoFlow.Proposals;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Seeding;

/// <summary>A seeded storage, seen through the site that is served over it.</summary>
public class SeededSiteTests(SeededSite site) : IClassFixture<SeededSite>
{
    private SelectionStore Store => site.Of<SelectionStore>();

    [Fact]
    public async Task Every_trail_is_whole()
    {
        var key = await site.Of<SecretKeys>().TrailAsync();
        foreach (var selection in site.Selections)
        {
            var head = (await Store.PeekAsync(selection.End.Id))!.Trail;
            var verdict = TrailCheck.Check(selection.End.Id, await Store.TrailAsync(selection.End.Id), head, key, []);
            Assert.Null(verdict.FirstBreak);
            Assert.Null(SealedContent.FirstBreak(selection.End, await Store.TrailAsync(selection.End.Id), await site.Of<RoomStore>().AllSubmissionsAsync(selection.End.Id)));
            Assert.Equal(selection.Steps.Sum(s => s.Change.Trail.Count), verdict.Rows);
        }
    }

    [Fact]
    public async Task Every_page_of_a_selection_answers_its_project_manager_and_the_list_shows_it()
    {
        foreach (var team in site.Selections.Select(s => s.End).GroupBy(s => s.ProjectManagers[0]))
        {
            var person = site.World.People.First(p => p.Id == team.Key);
            using var manager = await SponsorClient.SignInAsync(site.Host, person.Name, person.Email);
            var list = await (await manager.GetAsync("selections")).Content.ReadAsStringAsync();
            foreach (var selection in team)
            {
                Assert.Contains(selection.Id, list, StringComparison.Ordinal);
                foreach (var page in PagesOf(selection))
                {
                    using var answer = await manager.GetAsync(page);
                    Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page} of a selection in {selection.State.Stage} answers {answer.StatusCode}.");
                }
            }
        }
    }

    [Fact]
    public async Task Who_reads_German_finds_no_English_text_on_any_page()
    {
        var pages = new EnglishOnPages();
        foreach (var team in site.Selections.Select(s => s.End).GroupBy(s => s.ProjectManagers[0]))
        {
            var person = site.World.People.First(p => p.Id == team.Key);
            using var manager = await SponsorClient.SignInAsync(site.Host, person.Name, person.Email);
            foreach (var page in (string[])["", "selections", "tasks", "register", "search", "search?q=PRG", "settings", "absence", "signature", "new-selection", .. team.SelectMany(PagesOf)])
                await ReadAsync(manager, page);
            foreach (var invitation in team.SelectMany(s => s.Invitations.Select(i => (s.Id, i.CdmoId))))
            {
                using var guest = await SponsorClient.EnterRoomAsync(site.Host, invitation.Id, invitation.CdmoId);
                await ReadAsync(guest, $"rooms/{invitation.Id}/{invitation.CdmoId}");
            }
        }

        var found = pages.Found();
        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task ReadAsync(SponsorClient person, string page)
        {
            person.Reads("de");
            using var answer = await person.GetAsync(page);
            // The room of a CDMO opens only while there is something for it.
            Assert.True(answer.StatusCode == HttpStatusCode.OK || page.StartsWith("rooms/", StringComparison.Ordinal), $"{page} answers {answer.StatusCode}.");
            if (answer.StatusCode == HttpStatusCode.OK) pages.Read(page, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Documents_and_opened_proposals_have_their_files()
    {
        foreach (var selection in site.Selections)
        {
            foreach (var document in selection.End.Documents)
                Assert.Equal(document.Length, (await site.Of<DocumentStore>().ReadAsync(document)).Length);
            foreach (var file in selection.Submissions.SelectMany(s => s.Content.Files))
                Assert.True(await site.Of<StorageClients>().Container(Containers.Sealed).GetBlobClient(file.SealedBlob).ExistsAsync());
        }
    }

    [Fact]
    public async Task The_reconciler_starts_what_is_missing_and_finds_nothing_wrong()
    {
        var client = site.Of<DurableTaskClient>();
        await site.Of<Reconciler>().SweepAsync(client, everything: true);
        await site.Of<LocalRuntimeControl>().DrainAsync(CancellationToken.None);
        await site.Of<Reconciler>().SweepAsync(client, everything: true);
        await site.Of<LocalRuntimeControl>().DrainAsync(CancellationToken.None);

        foreach (var selection in site.Selections.Select(s => s.End))
        {
            var now = (await Store.LoadAsync(selection.Id))!.Selection;
            Assert.Equal(selection.State.NeedsAttention, now.State.NeedsAttention);
            Assert.Equal(selection.State.Stage, now.State.Stage);
            Assert.Equal(selection.State.HasEnded, await client.GetInstanceAsync(selection.Id) is null);
        }

        Assert.DoesNotContain(await site.Of<LocalRuntimeControl>().InstancesAsync(CancellationToken.None), i => i.Status == OrchestrationRuntimeStatus.Failed);
        Assert.Empty(await site.Of<SelectionIndex>().UnsettledMailsAsync());
    }

    private static IEnumerable<string> PagesOf(Selection selection) =>
        ((string[])["", "/rfp", "/questions", "/scorecard", "/team", "/gate-rules", "/calendar", "/webhooks", "/mails", "/trail", .. selection.Proposals.Any(p => p.IsOpened) ? ["/opening-record"] : (string[])[], .. selection.Gates.Select(g => $"/gates/{g.Id}"), .. selection.Audits.Select(a => $"/audits/{a.CdmoId}"), .. selection.Audits.Select(a => $"/scores/{a.CdmoId}")])
        .Select(page => $"selections/{selection.Id}{page}");

    [Fact]
    public async Task A_storage_with_selections_is_refused() =>
        Assert.Contains("already holds selections", (await Assert.ThrowsAsync<SetupException>(() => site.Writer.WriteAsync(site.World))).Message, StringComparison.Ordinal);
}
