namespace CdmoFlow.Selections.Plan;

/// <summary>How a selection went through one big stage, read from its timeline.</summary>
/// <param name="From">When it was entered first.</param>
/// <param name="To">When it was left for the last time; null while the selection stands in it.</param>
/// <param name="Times">How often it was begun.</param>
/// <param name="IsLast">True when only the end of the selection came after it.</param>
internal sealed record StagePassage(DateTimeOffset From, DateTimeOffset? To, int Times, bool IsLast)
{
    /// <summary>The passage; null when it was never entered.</summary>
    public static StagePassage? Of(IReadOnlyList<StageEntry> timeline, MainStage stage)
    {
        var (first, last, times) = (-1, -1, 0);
        for (var i = 0; i < timeline.Count; i++)
        {
            if (MainStages.Of(timeline[i].Stage) != stage) continue;
            // Going on within the big stage is no new beginning; going back or entering from elsewhere is.
            if (last != i - 1 || first < 0 || timeline[i].Stage <= timeline[i - 1].Stage) times++;
            first = first < 0 ? i : first;
            last = i;
        }

        if (first < 0) return null;
        var after = last + 1 < timeline.Count ? timeline[last + 1] : null;
        return new StagePassage(timeline[first].At, after?.At, times, after is null || MainStages.Of(after.Stage) == MainStage.Ended);
    }
}
