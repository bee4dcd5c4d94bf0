using CdmoFlow.Integration.Tests.Selections;
using CdmoFlow.Local;
using CdmoFlow.People;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Offers;
using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using Microsoft.AspNetCore.Http;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>Storage has done it and the answer is lost: the product knows its own work again, and what a person sends again counts once.</summary>
[Trait("Category", "Fault")]
[Collection(Hosting.AloneTests.Name)]
public sealed class LostAnswerTests : IAsyncLifetime
{
    private Func<HttpRequest, StorageFault> choose = _ => StorageFault.None;
    private ProxiedEmulator? storage;
    private FaultSite? site;

    [Theory]
    [InlineData(StorageFault.AnswerLost)]
    [InlineData(StorageFault.FailedAfter)]
    [InlineData(StorageFault.CutInBody)]
    public async Task Every_write_under_a_condition_is_known_again_when_only_its_answer_was_lost(StorageFault fault)
    {
        var given = new Unsignalled(site!.Host);
        await site.DrainAsync();
        var id = (await given.CreateAsync(Stage.Contracted)).Selection.Id;
        var (rooms, tokens, people) = (given.Of<RoomStore>(), given.Of<TokenStore>(), given.Of<PeopleStore>());
        var loaded = (await given.Store.LoadAsync(id))!;

        // A commit, by the audit trail that it leaves.
        LoseNext(fault);
        var committed = await given.Store.CommitAsync(loaded, new Change().Put(loaded.Selection.State with { NeedsAttention = ["Look."] }).Note("test.changed", id), Actor.System, given.Now);
        Assert.NotNull(committed);
        Assert.Equal(2, (await given.Store.TrailAsync(id)).Count);
        // Somebody else's commit is still told from ours.
        Assert.Null(await given.Store.CommitAsync(loaded, new Change().Note("test.late", id), Actor.System, given.Now));

        // A draft, by what it says.
        var draft = new RoomDraft { Number = 1, Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" }, ChangedAt = given.Now, ChangedBy = "p" };
        LoseNext(fault);
        Assert.True(await rooms.TrySaveDraftAsync(id, "alder", draft, null));
        var (_, tag) = (await rooms.DraftAsync(id, "alder"))!.Value;
        LoseNext(fault);
        Assert.True(await rooms.TrySaveDraftAsync(id, "alder", draft with { Number = 2 }, tag));
        Assert.False(await rooms.TrySaveDraftAsync(id, "alder", draft with { Number = 3 }, tag));

        // What has an id that nobody else has, by the id.
        LoseNext(fault);
        await rooms.AddUploadAsync(id, "alder", new RoomUpload { Id = "u1", FileName = "a.pdf", Length = 1, BlobName = "b", By = "p", At = given.Now });
        Assert.Single(await rooms.UploadsAsync(id, "alder"));
        LoseNext(fault);
        await tokens.AddCodeAsync(new CodeChallenge { Id = "c1", CodeHash = "h", BrowserHash = "b", ExpiresAt = DateTimeOffset.UtcNow });
        Assert.NotNull(await tokens.FindCodeAsync("c1"));

        // A person, by the address that is theirs: the one who was stored is still there.
        LoseNext(fault, adds: 1);
        var person = await people.GetOrAddAsync("Nia Okafor", $"nia-{fault}@sponsor.example", null);
        Assert.Equal(person, await people.FindAsync(person.Id));
        Assert.Equal(person, await people.GetOrAddAsync("Nia Okafor", $"nia-{fault}@sponsor.example", null));
    }

    [Fact]
    public async Task A_step_that_was_done_and_answered_503_counts_once_when_it_is_sent_again_under_its_key()
    {
        using var journey = await site!.BeginAsync();
        var seen = await journey.ToAsync(Stage.RfpIssued);
        seen = await journey.SeeAsync("three are invited", s => s.Invitations.Count(i => i.IsOpen) == 3);
        var (room, manager) = (await journey.RoomAsync(seen.Invitations[0].CdmoId), journey.Manager.Browser);
        await site.DrainAsync();
        // Sending a mail once more is done as often as it is asked for.
        var mail = (await site.Of<OutboxStore>().ListAsync(journey.Id))[0];
        var (again, reason) = ($"api/selections/{journey.Id}/mails/{mail.Id}/again", new { reason = "The address was corrected." });

        // The transaction is done, then nothing answers any more.
        var done = 0;
        choose = request => IsTransaction(request) && Interlocked.Exchange(ref done, 1) == 0 ? StorageFault.AnswerLost : Volatile.Read(ref done) == 1 ? StorageFault.Busy : StorageFault.None;
        var away = await manager.TryPostAsync(again, reason, "key-of-the-mail");
        choose = _ => StorageFault.None;
        Assert.Equal((503, 1), (away.Status, Volatile.Read(ref done)));
        Assert.Equal(1, await SentAgainAsync(journey));

        (await manager.TryPostAsync(again, reason, "key-of-the-mail")).Expect(200);
        Assert.Equal(1, await SentAgainAsync(journey));
        // Another key is another request, and so is the same key at another address.
        (await manager.TryPostAsync(again, reason, "another-key")).Expect(200);
        (await manager.TryPostAsync(again.Replace(mail.Id, (await site.Of<OutboxStore>().ListAsync(journey.Id))[1].Id, StringComparison.Ordinal), reason, "another-key")).Expect(200);
        Assert.Equal(3, await SentAgainAsync(journey));
        // Pressed five times at once.
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => manager.TryPostAsync(again, reason, "pressed-five-times")));
        Assert.All(answers, answer => answer.Expect(200));
        Assert.Equal(4, await SentAgainAsync(journey));

        // A submission without a number of its own is known by the key alone.
        var submission = await journey.SubmissionAsync(room);
        for (var sent = 0; sent < 3; sent++) (await room.Browser.TryPostAsync(room.Room("submission"), submission, "key-of-the-submission")).Expect(200);
        Assert.Single((await journey.LookAsync()).Proposals);
    }

    public async Task InitializeAsync()
    {
        storage = await ProxiedEmulator.StartAsync(request => choose(request));
        site = await FaultSite.StartAsync(new LocalHostOptions { Port = 0, Emulator = await storage.AdoptAsync() });
    }

    public async Task DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
        if (storage is not null) await storage.DisposeAsync();
    }

    private static bool IsTransaction(HttpRequest request) => request.Path.Value!.EndsWith("$batch", StringComparison.Ordinal);

    // Announcing mails and lists are upserts, which may be repeated: only inserts, conditional updates and transactions can be mistaken for somebody else's.
    private void LoseNext(StorageFault fault, int adds = 0)
    {
        var left = 1 + adds;
        choose = request =>
            (HttpMethods.IsPost(request.Method) || (HttpMethods.IsPut(request.Method) && request.Headers.IfMatch.Count > 0)) && !request.Path.Value!.Contains("cdmoflow", StringComparison.Ordinal)
            && Interlocked.Decrement(ref left) >= 0
                ? fault
                : StorageFault.None;
    }

    private async Task<int> SentAgainAsync(Journey journey) => (await site!.Of<SelectionStore>().TrailAsync(journey.Id)).Count(e => e.Note.Action == "mail.sent_again");
}
