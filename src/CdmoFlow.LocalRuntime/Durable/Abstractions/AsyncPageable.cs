namespace Microsoft.DurableTask;

/// <summary>A listing that loads page after page while it is read with <c>await foreach</c>.</summary>
public abstract class AsyncPageable<T> : IAsyncEnumerable<T>
    where T : notnull
{
    /// <summary>The listing page by page, for callers that stop and go on later.</summary>
    public abstract IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null);

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages().WithCancellation(cancellationToken))
        {
            foreach (var value in page.Values)
            {
                yield return value;
            }
        }
    }
}

/// <summary>One page of a listing.</summary>
public sealed class Page<T>
    where T : notnull
{
    /// <summary>Values and the token with which the listing goes on; null when it ends here.</summary>
    public Page(IReadOnlyList<T> values, string? continuationToken = null)
    {
        Values = values;
        ContinuationToken = continuationToken;
    }

    /// <summary>The values of this page.</summary>
    public IReadOnlyList<T> Values { get; }

    /// <summary>Where the listing goes on; null at its end.</summary>
    public string? ContinuationToken { get; }
}
