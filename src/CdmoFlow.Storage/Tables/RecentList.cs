using System.Diagnostics;

namespace CdmoFlow.Storage.Tables;

/// <summary>One reading of a list for all who ask within a second: two hundred people on their start pages cost as much as one.</summary>
/// <param name="read">Reads it from the table.</param>
internal sealed class RecentList<T>(Func<Task<IReadOnlyList<T>>> read)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(1);
    private readonly Lock only = new();
    private Task<IReadOnlyList<T>>? last;
    private long began;

    /// <summary>The list, begun to be read at most a second ago. What another process changed since shows a second later.</summary>
    public Task<IReadOnlyList<T>> GetAsync()
    {
        lock (only)
        {
            if (last is null or { IsFaulted: true } or { IsCanceled: true } || Stopwatch.GetElapsedTime(began) > Life) (last, began) = (read(), Stopwatch.GetTimestamp());
            return last;
        }
    }

    /// <summary>After a change of this process: whoever asks from now on sees it.</summary>
    public void Forget()
    {
        lock (only) last = null;
    }
}
