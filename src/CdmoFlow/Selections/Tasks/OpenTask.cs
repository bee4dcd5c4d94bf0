namespace CdmoFlow.Selections.Tasks;

/// <summary>Something that waits for one person of the sponsor.</summary>
/// <param name="PersonId">For whom it waits.</param>
/// <param name="What">What to do, as an imperative.</param>
/// <param name="Why">Why it waits for this person and what waits for it.</param>
/// <param name="DueAt">Until when; null where nothing is agreed.</param>
/// <param name="Path">The page on which it is done.</param>
public sealed record OpenTask(string PersonId, string What, string Why, DateTimeOffset? DueAt, string Path)
{
    /// <summary>From when it waits for this person; null = at once. A deputy's task begins with the absence.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when it waits for this person; null = until it is done.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>True while it waits for this person.</summary>
    public bool IsFor(DateTimeOffset now) => (From is null || now >= From) && (Until is null || now < Until);
}
