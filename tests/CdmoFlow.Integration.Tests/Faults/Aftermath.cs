using Azure.Data.Tables;
using CdmoFlow.Functions.Selections.Repairs;
using CdmoFlow.Gates;
using CdmoFlow.Local.Demo;
using CdmoFlow.LocalRuntime.Durable;
using CdmoFlow.Mail;
using CdmoFlow.Records;
using CdmoFlow.Selections;
using CdmoFlow.Storage;
using CdmoFlow.Storage.Blobs;
using CdmoFlow.Storage.Tables;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.Integration.Tests.Faults;

/// <summary>One selection as it lies in storage when all is over, read past the site and past every fault.</summary>
internal sealed class Aftermath(string connectionString, string selectionId)
{
    private readonly StorageClients clients = new(new StorageOptions { ConnectionString = connectionString });

    /// <summary>What is not finished: orchestrations that run or have failed, mails without an end, sentences that ask for a person. Empty when all is.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync()
    {
        List<string> open = [];
        await foreach (var row in clients.Tables.GetTableClient("cdmoflow").QueryAsync<TableEntity>($"RowKey eq '{InstanceMeta.RowKey}'"))
        {
            var meta = InstanceMeta.FromRow(row);
            if (meta.InstanceId.StartsWith(selectionId, StringComparison.Ordinal) && meta.Status != OrchestrationRuntimeStatus.Completed) open.Add($"{meta.InstanceId} is {meta.Status}");
        }

        foreach (var (_, sequence, _) in (await Index.UnsettledMailsAsync()).Where(m => m.SelectionId == selectionId))
        {
            // One that lost its race had been announced and has no mails; its note goes after two minutes of the real clock.
            if ((await new OutboxStore(clients).OfCommitAsync(selectionId, sequence)).Count > 0) open.Add($"the mails of commit {sequence} are not settled");
        }

        open.AddRange((await LoadAsync()).State.NeedsAttention);
        return open;
    }

    /// <summary>What happened, in words that are the same however bad the way was: stages, decisions, proposals, documents and trail actions, each as often as it is there, and who got mail about what. A mail is ordered together with its trail row, so none can be doubled alone.</summary>
    public async Task<IReadOnlyList<string>> FactsAsync()
    {
        var selection = await LoadAsync();
        string Name(string cdmoId) => selection.NameOf(cdmoId);
        var trail = await Store.TrailAsync(selectionId);
        var mails = await new OutboxStore(clients).ListAsync(selectionId);
        return
        [
            $"stages: {string.Join(", ", selection.State.Timeline.Select(e => e.Stage))}",
            $"winner: {Name(selection.State.WinnerId!)}",
            .. Sorted(selection.Gates.Select(g => $"gate {g.Kind} {g.State}, decided by {g.Decisions.Count} of {g.Approvers.Count}")),
            .. Sorted(selection.Proposals.Select(p => $"proposal of {Name(p.CdmoId)}, version {p.Version}, {p.State}, counts: {p.Counts}, verified: {p.FilesVerified}")),
            .. Sorted(selection.Invitations.Select(i => $"invitation of {Name(i.CdmoId)}, round {i.Round}")),
            .. Sorted(selection.Agreements.Select(a => $"agreement {a.Kind} with {Name(a.CdmoId)}, signed {a.Signatures.Count} times, {a.State}")),
            .. Sorted(selection.Audits.Select(a => $"audit of {Name(a.CdmoId)}, round {a.Round}, {a.State}")),
            .. Sorted(selection.All<StoredDocument>().Select(d => $"document {d.FileName}")),
            .. Sorted(trail.Where(e => !DependsOnTheWay(e.Note.Action)).GroupBy(e => e.Note.Action, StringComparer.Ordinal).Select(same => $"trail {same.Key}: {same.Count()}")),
            .. Sorted(mails.Where(m => !m.Order.Template.Contains("reminder", StringComparison.Ordinal)).Select(m => $"mail {m.Order.Template} for {m.Order.Link.RoomOf ?? "the sponsor"}").Distinct(StringComparer.Ordinal)),
        ];
    }

    /// <summary>Nothing lost, nothing doubled, nothing half done.</summary>
    public async Task AssertWholeAsync()
    {
        var selection = await LoadAsync();
        var trail = await Store.TrailAsync(selectionId);
        Assert.Null(TrailChain.FirstBreak(trail, selection.State.Trail, await Keys.TrailAsync()));
        Assert.Equal(selection.State.Trail.Sequence, trail.Count);

        // Every proposal is sealed and opened once, at most one version of a CDMO is the current one, and every approver has decided a gate at most once.
        foreach (var action in (string[])["proposal.submitted", "proposal.files_verified", "proposal.opened"])
            Assert.All(trail.Where(e => e.Note.Action == action).GroupBy(e => e.Note.Subject, StringComparer.Ordinal), same => Assert.True(same.Count() == 1, $"{action} {same.Key} is in the trail {same.Count()} times."));
        Assert.All(selection.Proposals.Where(p => p.Counts).GroupBy(p => p.CdmoId, StringComparer.Ordinal), versions => Assert.Single(versions));
        Assert.All(selection.Proposals.Where(p => p.Counts), p => Assert.True(p is { IsOpened: true, FilesVerified: true, FilesChecked: true }, $"{p.RowKey} is {p.State}."));
        Assert.All(trail.Where(e => e.Note.Action is "gate.approved" or "gate.sent_back").GroupBy(e => (e.Note.Subject, e.Actor)), same => Assert.Single(same));
        // No reminder of the same thing twice at a time.
        Assert.All(
            trail.Where(e => IsReminder(e.Note.Action)).GroupBy(e => (e.Note.Action, e.Note.Subject, e.Note.New)),
            same => Assert.All(same.Zip(same.Skip(1)), two => Assert.True(two.Second.At - two.First.At > TimeSpan.FromHours(1), $"{same.Key} was reminded twice at {two.Second.At:u}.")));
        Assert.All(selection.Gates, g => Assert.NotEqual(GateState.Open, g.State));

        await AssertMailsAsync();
        await AssertFilesAsync(selection);
    }

    /// <summary>Every mail of the outbox has left, under its own id and no other.</summary>
    private async Task AssertMailsAsync()
    {
        var outbox = await new OutboxStore(clients).ListAsync(selectionId);
        Assert.All(outbox, m => Assert.True(m.State is OutboxState.Sent or OutboxState.InDigest or OutboxState.Unwanted, $"Mail {m.Id} is {m.State}: {m.Failure}"));
        Assert.Equal(Sorted(await IdsAsync(outbox.Where(m => m.State == OutboxState.Sent))), Sorted((await MailsAsync()).Select(m => m.Id)));
    }

    private async Task<IReadOnlyList<string>> IdsAsync(IEnumerable<OutboxMail> outbox) => await Task.WhenAll(outbox.Select(m => Keys.MessageIdAsync($"{selectionId}-{m.Id}")));

    /// <summary>What was submitted lies under seal, byte by byte as it was hashed; in staging nothing stays that the sweep does not clear.</summary>
    private async Task AssertFilesAsync(Selection selection)
    {
        var (rooms, files) = (new RoomStore(clients), new SealedFiles(clients));
        foreach (var seal in selection.Proposals.Where(p => p.Counts))
        {
            var submission = (await rooms.SubmissionAsync(selectionId, seal.CdmoId, seal.SubmissionId))!;
            Assert.NotEmpty(submission.Files);
            foreach (var file in submission.Files)
            {
                await using var content = await files.OpenAsync(file);
                Assert.Equal(file.Length, content.Length);
                Assert.Equal(file.Sha256, Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(content)));
            }
        }

        await new SweepStaging(Store, rooms, new StagedBlobs(clients), TimeProvider.System) { After = TimeSpan.FromSeconds(-60) }.MendAsync(default);
        Assert.Empty(await clients.Container(Containers.Staging).GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.All, prefix: null, default).Select(b => b.Name).ToListAsync());
    }

    /// <summary>How many mails the mail service was handed more than once under the same id: a sender that was killed between sending and noting it.</summary>
    public async Task<int> RepeatedMailsAsync() => (await MailsAsync()).Count(m => m.Times > 1);

    private SelectionIndex Index => new(clients);

    private SecretKeys Keys => new(clients, new SecretKeyOptions(null, null) { IsReadOnly = true });

    private SelectionStore Store => new(clients, Index, Keys);

    private async Task<Selection> LoadAsync() => (await Store.LoadAsync(selectionId))!.Selection;

    private async Task<IReadOnlyList<LocalMail>> MailsAsync()
    {
        using var mailbox = new LocalMailbox(connectionString);
        var ids = (await IdsAsync(await new OutboxStore(clients).ListAsync(selectionId))).ToHashSet(StringComparer.Ordinal);
        return [.. (await mailbox.ListAsync(null, default)).Where(m => ids.Contains(m.Id))];
    }

    // That mails had to wait is said, and said to be over; and whoever waits for storage may be reminded once more, or be quick enough not to be.
    private static bool DependsOnTheWay(string action) => action is "mail.waiting" or "mail.recovered" || IsReminder(action);

    private static bool IsReminder(string action) => action.EndsWith(".reminded", StringComparison.Ordinal);

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);
}
