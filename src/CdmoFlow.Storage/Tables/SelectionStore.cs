using Azure;
using Azure.Data.Tables;
using CdmoFlow.Longlist;
using CdmoFlow.Mail;
using CdmoFlow.Mail.Holding;
using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Webhooks;

namespace CdmoFlow.Storage.Tables;

/// <summary>Loads a selection and commits changes: rows, audit trail and outgoing mail in one entity group transaction under the ETag of the state row.</summary>
public sealed class SelectionStore(StorageClients clients, SelectionIndex index, SecretKeys keys)
{
    private const int TransactionLimit = 100;
    private readonly TableClient table = clients.Table(TableNames.Selections);

    /// <summary>Everything but trail, mail and the keys of requests, in one query; null when there is no such selection.</summary>
    public async Task<Loaded?> LoadAsync(string selectionId, CancellationToken cancellationToken = default)
    {
        if (!IsKey(selectionId)) return null;
        var filter = FactsOf(selectionId);
        List<ISelectionRow> rows = [];
        SelectionState? state = null;
        ETag etag = default;
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (RowKinds.Of(entity.RowKey) is not { } type) continue;
            var row = (ISelectionRow)JsonEntity.Read(entity, type);
            if (row is SelectionState found) (state, etag) = (found, entity.ETag);
            else rows.Add(row);
        }

        return state is null ? null : new Loaded(new Selection(state, rows), etag);
    }

    /// <summary>The state row alone, one point read: what authorisation needs.</summary>
    public async Task<SelectionState?> PeekAsync(string selectionId, CancellationToken cancellationToken = default)
    {
        if (!IsKey(selectionId)) return null;
        return await table.FindAsync<SelectionState>(selectionId, SelectionState.Key, cancellationToken);
    }

    /// <summary>A CDMO's invitation, one point read; null until it is invited.</summary>
    public async Task<Invitation?> InvitationAsync(string selectionId, string cdmoId, CancellationToken cancellationToken = default)
    {
        if (!IsKey(selectionId)) return null;
        return await table.FindAsync<Invitation>(selectionId, Invitation.KeyOf(cdmoId), cancellationToken);
    }

    /// <summary>A person's place in a CDMO's room at this moment: two point reads at once.</summary>
    public async Task<RoomPlace> PlaceAsync(string selectionId, string cdmoId, string personId, CancellationToken cancellationToken = default)
    {
        if (!IsKey(selectionId)) return new RoomPlace(personId, null, null, null);
        var (invited, named) = (InvitationAsync(selectionId, cdmoId, cancellationToken), table.FindAsync<RoomColleague>(selectionId, RoomColleague.KeyOf(cdmoId, personId), cancellationToken));
        await Task.WhenAll(invited, named);
        var (invitation, colleague) = (await invited, await named);
        // Who leads makes a difference for those alone who have a row as a colleague.
        var lead = invitation is null && colleague is not null ? await LeadAsync(selectionId, cdmoId, cancellationToken) : invitation?.ContactPersonId;
        return new RoomPlace(personId, invitation, lead, colleague);
    }

    /// <summary>Who leads a CDMO's room: the invited contact, before an invitation the contact of the candidate.</summary>
    public async Task<string?> LeadAsync(string selectionId, string cdmoId, CancellationToken cancellationToken = default) =>
        (await InvitationAsync(selectionId, cdmoId, cancellationToken))?.ContactPersonId ?? (await table.FindAsync<Candidate>(selectionId, Candidate.KeyOf(cdmoId), cancellationToken))?.ContactPersonId;

    /// <summary>The colleagues in all rooms of a selection, one query.</summary>
    public async Task<IReadOnlyList<RoomColleague>> ColleaguesAsync(string selectionId, CancellationToken cancellationToken = default)
    {
        List<RoomColleague> colleagues = [];
        var (from, to) = ($"{RoomColleague.Kind}|", $"{RoomColleague.Kind}}}");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {selectionId} and RowKey ge {from} and RowKey lt {to}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) colleagues.Add(JsonEntity.Read<RoomColleague>(entity));
        return colleagues;
    }

    /// <summary>The ids of all selections, from the rows themselves: for the reconciler, which must not trust the lists it mends.</summary>
    public async Task<IReadOnlyList<string>> ListIdsAsync(CancellationToken cancellationToken = default)
    {
        List<string> ids = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.RowKey == SelectionState.Key, select: ["PartitionKey"], cancellationToken: cancellationToken)) ids.Add(entity.PartitionKey);
        return ids;
    }

    /// <summary>
    /// Where every trail ends, in the order of the ids: what a checkpoint keeps. A row that cannot be read is left out, so that one damaged row does not keep all others from
    /// being anchored; that it is missing in the checkpoint is then found by the check.
    /// </summary>
    public async Task<IReadOnlyList<CheckpointHead>> HeadsAsync(CancellationToken cancellationToken = default)
    {
        List<CheckpointHead> heads = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.RowKey == SelectionState.Key, cancellationToken: cancellationToken))
        {
            if (HeadOf(entity) is { } head) heads.Add(new(entity.PartitionKey, head.Sequence, head.Hash));
        }

        return [.. heads.OrderBy(h => h.SelectionId, StringComparer.Ordinal)];
    }

    /// <summary>Stores the first state of a new selection. Throws when the id is taken.</summary>
    public Task<Committed> CreateAsync(SelectionState state, Change change, Actor actor, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        WriteAsync(new Selection(state, []), null, change, actor, now, cancellationToken);

    /// <summary>True when the request by which somebody acts was carried out before; one point read where it has a key, none where it has not.</summary>
    public async Task<bool> IsDoneAsync(string selectionId, Actor actor, CancellationToken cancellationToken = default) =>
        actor.RequestKey is { } key && (await table.GetEntityIfExistsAsync<TableEntity>(selectionId, RequestKeyOf(key), select: ["RowKey"], cancellationToken: cancellationToken)).HasValue;

    /// <summary>Stores a change; null when another change came first and the decision must be taken again on fresh facts.</summary>
    public async Task<Committed?> CommitAsync(Loaded loaded, Change change, Actor actor, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        try
        {
            return await WriteAsync(loaded.Selection, loaded.ETag, change, actor, now, cancellationToken);
        }
        // 409: the same request, sent twice at once, was carried out by the other one.
        catch (RequestFailedException lost) when (lost.Status == 412 || (lost.Status == 409 && actor.RequestKey is not null))
        {
            return null;
        }
    }

    /// <summary>The audit trail in order.</summary>
    public async Task<IReadOnlyList<TrailEntry>> TrailAsync(string selectionId, CancellationToken cancellationToken = default)
    {
        List<TrailEntry> entries = [];
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {selectionId} and RowKey ge 'trail|' and RowKey lt 'trail}}'");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) entries.Add(JsonEntity.Read<TrailEntry>(entity));
        return entries;
    }

    private static TrailHead? HeadOf(TableEntity entity)
    {
        try
        {
            return JsonEntity.Read<SelectionState>(entity).Trail;
        }
        catch (Exception damaged) when (damaged is System.Text.Json.JsonException or InvalidOperationException or InvalidCastException)
        {
            return null;
        }
    }

    private async Task<Committed> WriteAsync(Selection before, ETag? etag, Change change, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (change.Trail.Count == 0) throw new InvalidOperationException("A change without an audit-trail note cannot be stored.");
        var id = before.Id;
        var after = before.After(change);
        var (entries, head) = TrailChain.Append(before.State.Trail, change.Trail, actor with { OnBehalfOf = change.OnBehalfOf ?? actor.OnBehalfOf }, now, await keys.TrailAsync(cancellationToken));
        var state = after.State with { Trail = head, ChangedAt = now };
        var orders = change.Mails.Select((order, i) => (Id: $"{head.Sequence:D10}-{i:D3}", Order: order)).ToLookup(m => after.MailRules.Holds(m.Order));
        var mails = orders[false].Select(m => new OutboxMail { Id = m.Id, Order = m.Order, QueuedAt = now }).ToList();
        var held = orders[true].Select(m => new HeldMail { Id = m.Id, Order = m.Order, HeldAt = now }).ToList();

        var calls = WebhookRules.CallsOf(before, after, head.Sequence);

        var actions = new List<TableTransactionAction>
        {
            etag is { } guard
                ? new(TableTransactionActionType.UpdateReplace, JsonEntity.Write(id, SelectionState.Key, state), guard)
                : new(TableTransactionActionType.Add, JsonEntity.Write(id, SelectionState.Key, state)),
        };
        actions.AddRange(change.Rows.Where(r => r is not SelectionState).Concat(held).Concat(mails).Concat(calls).Select(r => new TableTransactionAction(TableTransactionActionType.UpsertReplace, JsonEntity.Write(id, r.RowKey, r))));
        actions.AddRange(entries.Select(e => new TableTransactionAction(TableTransactionActionType.Add, JsonEntity.Write(id, TrailEntry.KeyOf(e.Sequence), e))));
        if (actor.RequestKey is { } key) actions.Add(new(TableTransactionActionType.Add, new TableEntity(id, RequestKeyOf(key)) { ["Sequence"] = head.Sequence }));
        if (actions.Count > TransactionLimit) throw new InvalidOperationException($"A change of {actions.Count} rows does not fit into one transaction of {TransactionLimit}.");
        // Azurite lets a transaction cross partitions; Azure does not.
        if (actions.Exists(a => a.Entity.PartitionKey != id)) throw new InvalidOperationException("A transaction must stay in one partition.");

        // The outbox index goes first: a crash in between leaves an index row without a mail, which the reconciler removes.
        if (mails.Count > 0) await index.AnnounceMailsAsync(id, head.Sequence, cancellationToken);
        foreach (var call in calls.Concat(change.Rows.OfType<WebhookCall>().Where(c => c.State == WebhookCallState.Waiting))) await index.Webhooks.PutAsync(id, call.Id, call.NextAt, cancellationToken);
        await SubmitAsync(id, actions, entries[^1], cancellationToken);
        after = new Selection(state, [.. after.All<ISelectionRow>(), .. held, .. calls]);
        await ListAsync(after);
        return new Committed(after, head.Sequence, mails, change);
    }

    /// <summary>
    /// An answer may be lost after the service has stored everything: the client's own repeat then meets the row as we left it and looks like a lost race, or there is no repeat and it looks like a
    /// failure. Whether the last trail row is ours says which it was: its hash covers all rows before it, who acted and when.
    /// </summary>
    private async Task SubmitAsync(string id, IReadOnlyList<TableTransactionAction> actions, TrailEntry last, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or OperationCanceledException)
        {
            if (!await IsStoredAsync(id, last)) throw;
        }
    }

    private async Task<bool> IsStoredAsync(string id, TrailEntry entry)
    {
        try
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(id, TrailEntry.KeyOf(entry.Sequence), cancellationToken: CancellationToken.None);
            return found.HasValue && JsonEntity.Same(JsonEntity.Read<TrailEntry>(found.Value!), entry);
        }
        catch (Exception away) when (away is RequestFailedException or AggregateException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>The rows of a selection that are facts: all but mails, trail and the keys of requests that were carried out.</summary>
    internal static string FactsOf(string selectionId) => TableClient.CreateQueryFilter(
        $"PartitionKey eq {selectionId} and (RowKey lt 'mail|' or (RowKey ge 'mail}}' and RowKey lt 'request|') or (RowKey ge 'request}}' and RowKey lt 'trail|') or RowKey ge 'trail}}')");

    private static string RequestKeyOf(string key) => $"request|{key}";

    // The change is stored and must be signalled, whatever becomes of its list row: the reconciler mends that.
    private async Task ListAsync(Selection after)
    {
        try
        {
            await index.PutAsync(SelectionSummary.Of(after), CancellationToken.None);
        }
        catch (Exception away) when (away is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // Stale until the next sweep.
        }
    }

    // Ids reach us from addresses: only what we make ourselves may become a partition key.
    private static bool IsKey(string id) => id.Length is > 0 and <= 40 && id.All(char.IsAsciiLetterOrDigit);
}

/// <summary>A selection with the ETag under which it may be changed.</summary>
public sealed record Loaded(Selection Selection, ETag ETag);

/// <summary>A stored change: the selection after it, the mails that are due and what has still to be woken.</summary>
public sealed record Committed(Selection Selection, long Sequence, IReadOnlyList<OutboxMail> Mails, Change Change);
