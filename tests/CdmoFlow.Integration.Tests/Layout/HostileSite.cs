using CdmoFlow.Functions.People;
using CdmoFlow.Functions.Selections;
using CdmoFlow.Integration.Tests.Hosting;
using CdmoFlow.Local;
using CdmoFlow.Local.Seeding;
using CdmoFlow.Mail;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CdmoFlow.Integration.Tests.Layout;

/// <summary>The whole app over selections of every stage in which every text, name and file name is hostile.</summary>
public sealed class HostileSite : IAsyncLifetime
{
    private readonly AppFixture app = new();
    private readonly Dictionary<string, IReadOnlyList<string>> mails = new(StringComparer.Ordinal);
    private List<Selection> selections = [];

    /// <summary>The running app.</summary>
    public LocalHost Host => app.Host;

    /// <summary>The fields that were turned into attacks.</summary>
    internal IReadOnlySet<string> Turned { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Every page that a person can open, with who opens it: the project manager of the selection, or the lead of a CDMO in its room.</summary>
    internal IEnumerable<(Visitor Who, IReadOnlyList<string> Pages)> Walks()
    {
        var routes = RouteTable.All.Where(r => r.Method == "GET" && !r.Route.StartsWith("api/", StringComparison.Ordinal) && r.Function is not ("Assets" or "CalendarFeed")).ToList();
        foreach (var selection in selections)
        {
            var manager = new Visitor(selection.ProjectManagers[0], HostileTexts.Of("visitor", "Nora Falk"));
            yield return (manager, [.. routes.Where(r => !RoomPages.IsOfRooms(r)).SelectMany(r => RoomPages.Of(r, selection, null, mails[selection.Id])).Distinct(StringComparer.Ordinal)]);
            foreach (var invitation in selection.Invitations.Take(2))
            {
                var lead = new Visitor(invitation.ContactPersonId, HostileTexts.Of("visitor", "Lead")) { RoomSelectionId = selection.Id, RoomCdmoId = invitation.CdmoId, RoomEpoch = invitation.LinkEpoch };
                yield return (lead, [.. routes.Where(RoomPages.IsOfRooms).SelectMany(r => RoomPages.Of(r, selection, invitation.CdmoId, [])), $"r/{Tokens[(selection.Id, invitation.CdmoId)]}"]);
            }
        }
    }

    private Dictionary<(string SelectionId, string CdmoId), string> Tokens { get; } = [];

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        var world = new SampleWorld(new SeedOptions(40, SeedOptions.DefaultSeed, Of<TimeProvider>().GetUtcNow().AddMinutes(30)) { Files = false });
        var written = await app.SeedAsync(world);
        // One of each stage, the one with most in it.
        selections = [.. written.Select(s => s.End).GroupBy(s => s.State.Stage).Select(g => g.OrderByDescending(s => s.Questions.Count + s.Proposals.Count + s.Gates.Count + s.Audits.Count).First())];
        foreach (var selection in selections) await AddAsync(selection);
        selections = [.. await Task.WhenAll(selections.Select(async s => (await Of<SelectionStore>().LoadAsync(s.Id))!.Selection))];
        HashSet<string> turned = new(StringComparer.Ordinal);
        foreach (var table in TableNames.All) turned.UnionWith(await HostileTexts.RewriteAsync(Of<StorageClients>().Table(table)));
        Turned = turned;
        // Nothing that was kept in memory from before.
        await app.RestartAsync();
    }

    /// <inheritdoc />
    public Task DisposeAsync() => app.DisposeAsync();

    /// <summary>A signed-in client of the visitor.</summary>
    internal async Task<SponsorClient> ClientAsync(Visitor who) =>
        await SponsorClient.AsAsync(Host, who with { SessionEpoch = who.IsSponsor ? await Of<SessionStore>().EpochAsync(who.PersonId) : 0 });

    // What the sample world has none of: mails that were sent, and files on their way.
    private async Task AddAsync(Selection selection)
    {
        var change = new Change().Note("test.mails", selection.Id);
        for (var i = 0; i < 2; i++) change.Mail(MailOrder.Of("needs_attention", selection.ProjectManagers[0], MailLink.Selection(selection.Id), ("what", $"Look at this {i}.")));
        foreach (var invitation in selection.Invitations.Take(2))
        {
            foreach (var (person, standing) in new[] { ("waits", ColleagueState.Waiting), ("admitted", ColleagueState.Admitted), ("revoked", ColleagueState.Revoked) })
            {
                change.Put(new RoomColleague
                {
                    CdmoId = invitation.CdmoId,
                    PersonId = person,
                    State = standing,
                    Function = "Process engineer",
                    Domain = "elsewhere.example",
                    IsSharedMailbox = true,
                    MaySubmit = true,
                    AddedBy = invitation.ContactPersonId,
                    AddedAt = Of<TimeProvider>().GetUtcNow(),
                    Reason = "She works for both of us.",
                });
            }
        }

        var verdict = await Of<Desk>().DecideAsync(selection.Id, Actor.System, Of<DurableTaskClient>(), (_, _) => change);
        Assert.Null(verdict.Refusal);
        mails[selection.Id] = [.. (await Of<OutboxStore>().ListAsync(selection.Id)).Select(m => m.Id)];
        foreach (var invitation in selection.Invitations.Take(2))
        {
            Tokens[(selection.Id, invitation.CdmoId)] = await Of<RoomTokens>().IssueAsync(selection.Id, invitation.CdmoId, invitation.ContactPersonId);
            foreach (var (name, done) in new[] { ("done.pdf", true), ("on its way.pdf", false) })
            {
                await Of<RoomStore>().AddUploadAsync(selection.Id, invitation.CdmoId, new RoomUpload
                {
                    Id = Guid.CreateVersion7().ToString("N"),
                    FileName = name,
                    Length = 10,
                    BlobName = Guid.NewGuid().ToString("N"),
                    By = invitation.ContactPersonId,
                    At = Of<TimeProvider>().GetUtcNow(),
                    CompletedAt = done ? Of<TimeProvider>().GetUtcNow() : null,
                });
            }
        }
    }

    private T Of<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();
}
