using CdmoFlow.Selections;

namespace CdmoFlow.Audits;

/// <summary>All audits together, up to their gate. The key is the round.</summary>
public static class DueDiligenceUpkeep
{
    /// <summary>What the clock asks for now; empty when nothing is due.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        _ = (selection, key, now);
        return new Change();
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        _ = (selection, key, now);
        return StageStatus.Finished();
    }
}
