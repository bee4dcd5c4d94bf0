using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CdmoFlow.LocalRuntime.Durable;

/// <summary>The listing of instances, read from the table page by page. A row that cannot be read is left out: it must not hide all the others.</summary>
internal sealed class InstancePages(HubTable table, OrchestrationQuery query) : AsyncPageable<OrchestrationMetadata>
{
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        ReadAsync(continuationToken ?? query.ContinuationToken, pageSizeHint ?? query.PageSize);

    private async IAsyncEnumerable<Page<OrchestrationMetadata>> ReadAsync(string? token, int pageSize, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var page in table.QueryMeta(Filter(), cancellation).AsPages(token, Math.Clamp(pageSize, 1, 1000)))
        {
            var metas = page.Values.Select(InstanceMeta.TryFromRow).OfType<InstanceMeta>().ToList();
            if (query.FetchInputsAndOutputs)
            {
                metas = [.. await Task.WhenAll(metas.Select(meta => table.WithPayloadsAsync(meta, cancellation)))];
            }

            yield return new([.. metas.Select(meta => meta.ToMetadata(query.FetchInputsAndOutputs))], page.ContinuationToken);
        }
    }

    private string? Filter()
    {
        var parts = new List<string>();
        if (query.CreatedFrom is { } from)
        {
            parts.Add(TableClient.CreateQueryFilter($"Created ge {from}"));
        }

        if (query.CreatedTo is { } to)
        {
            parts.Add(TableClient.CreateQueryFilter($"Created le {to}"));
        }

        if (query.Statuses is { } statuses && string.Join(" or ", statuses.Select(status => $"Status eq {(int)status}")) is { Length: > 0 } any)
        {
            parts.Add($"({any})");
        }

        if (query.InstanceIdPrefix is { Length: > 0 } prefix)
        {
            var end = prefix[..^1] + (char)(prefix[^1] + 1);
            parts.Add(TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {end}"));
        }

        return parts.Count == 0 ? null : string.Join(" and ", parts);
    }
}
