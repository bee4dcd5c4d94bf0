using System.Globalization;
using Azure.Data.Tables;
using CdmoFlow.Selections.Search;

namespace CdmoFlow.Storage.Tables;

/// <summary>Small rows that lists and the reconciler read instead of scanning all selections.</summary>
public sealed class SelectionIndex
{
    private const string SelectionRows = "selection";
    private const string Names = "Names";
    private const string OutboxRows = "outbox";
    private readonly TableClient table;
    private readonly RecentList<SelectionSummary> recent;
    private readonly RecentList<SelectionSummary> recentWithNames;

    /// <summary>The lists of an installation.</summary>
    public SelectionIndex(StorageClients clients)
    {
        table = clients.Table(TableNames.Index);
        Webhooks = new(clients);
        recent = new(() => ListAsync());
        recentWithNames = new(() => ListWithNamesAsync());
    }

    /// <summary>Messages to other programs that are to be sent.</summary>
    public DueWebhooks Webhooks { get; }

    /// <summary>Writes the summary of a selection.</summary>
    public async Task PutAsync(SelectionSummary summary, CancellationToken cancellationToken = default)
    {
        var row = JsonEntity.Write(SelectionRows, summary.Id, summary with { Cdmos = [], Documents = [], Questions = [], AskedQuestions = [] });
        JsonEntity.Add(row, Names, new FindableNames(summary.Cdmos, summary.Documents, summary.Questions, summary.AskedQuestions));
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        recent.Forget();
        recentWithNames.Forget();
    }

    /// <summary>As <see cref="ListAsync(CancellationToken)"/>, at most a second old: for pages.</summary>
    public Task<IReadOnlyList<SelectionSummary>> RecentAsync() => recent.GetAsync();

    /// <summary>As <see cref="ListWithNamesAsync"/>, at most a second old: for the search.</summary>
    public Task<IReadOnlyList<SelectionSummary>> RecentWithNamesAsync() => recentWithNames.GetAsync();

    /// <summary>All summaries without the names that are only searched, newest selection first (version-7 ids sort by time).</summary>
    public Task<IReadOnlyList<SelectionSummary>> ListAsync(CancellationToken cancellationToken = default) => ListAsync(JsonEntity.FirstOnly, cancellationToken);

    /// <summary>All summaries whole; three times the work.</summary>
    public Task<IReadOnlyList<SelectionSummary>> ListWithNamesAsync(CancellationToken cancellationToken = default) => ListAsync(null, cancellationToken);

    /// <summary>Notes that a commit has mails, before it is stored; when it was noted is real time, kept by the service.</summary>
    public Task AnnounceMailsAsync(string selectionId, long sequence, CancellationToken cancellationToken = default) =>
        table.UpsertEntityAsync(new TableEntity(OutboxRows, $"{selectionId}|{sequence:D10}"), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Removes the note once all mails of the commit are sent or failed for good.</summary>
    public Task SettleMailsAsync(string selectionId, long sequence, CancellationToken cancellationToken = default) =>
        table.DeleteEntityAsync(OutboxRows, $"{selectionId}|{sequence:D10}", cancellationToken: cancellationToken);

    /// <summary>Commits whose mails are not settled, with the time of the note.</summary>
    public async Task<IReadOnlyList<(string SelectionId, long Sequence, DateTimeOffset NotedAt)>> UnsettledMailsAsync(CancellationToken cancellationToken = default)
    {
        List<(string, long, DateTimeOffset)> found = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == OutboxRows, cancellationToken: cancellationToken))
        {
            var parts = entity.RowKey.Split('|');
            found.Add((parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), entity.Timestamp ?? DateTimeOffset.MinValue));
        }

        return found;
    }

    private async Task<IReadOnlyList<SelectionSummary>> ListAsync(IReadOnlyList<string>? select, CancellationToken cancellationToken)
    {
        List<SelectionSummary> found = [];
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == SelectionRows, select: select, cancellationToken: cancellationToken))
        {
            var summary = JsonEntity.Read<SelectionSummary>(entity);
            found.Add(JsonEntity.Find<FindableNames>(entity, Names) is { } names ? summary with { Cdmos = names.Cdmos, Documents = names.Documents, Questions = names.Published ?? [], AskedQuestions = names.Asked ?? [] } : summary);
        }

        found.Reverse();
        return found;
    }

    /// <summary>What lists do not show and the search needs; rows of before questions were kept by who may read them have none of those.</summary>
    private sealed record FindableNames(IReadOnlyList<Findable> Cdmos, IReadOnlyList<Findable> Documents, IReadOnlyList<Findable>? Published, IReadOnlyList<Findable>? Asked);
}
