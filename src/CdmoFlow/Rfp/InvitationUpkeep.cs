using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>One invitation: reminders until the deadline. The key is the CDMO.</summary>
public static class InvitationUpkeep
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
