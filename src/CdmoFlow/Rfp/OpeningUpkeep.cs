using System.Globalization;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp;

/// <summary>The opening by two persons, or the decision what to do when nobody submitted. The key is the round.</summary>
public static class OpeningUpkeep
{
    /// <summary>How a round ends that is followed by another one.</summary>
    public const string AnotherRound = "another_round";

    /// <summary>Nothing: only persons open proposals or issue the RFP again.</summary>
    public static Change Due(Selection selection, string? key, DateTimeOffset now)
    {
        _ = (selection, key, now);
        return new Change();
    }

    /// <summary>Whether the step is over, and when to look again.</summary>
    public static StageStatus Status(Selection selection, string? key, DateTimeOffset now)
    {
        _ = now;
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var round) && selection.State.RfpRound > round) return StageStatus.Finished(AnotherRound);
        return selection.State.Stage == Stage.Opening ? StageStatus.WaitUntil(null) : StageStatus.Finished();
    }
}
