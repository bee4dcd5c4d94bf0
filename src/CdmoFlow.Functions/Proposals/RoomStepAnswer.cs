using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Functions.Proposals;

/// <summary>What a CDMO's program learns after a step in its room: where that CDMO stands, never the stage of the selection.</summary>
public sealed record RoomStepAnswer(string SelectionId, string CdmoId, RoomStanding Standing)
{
    /// <summary>The answer after a step.</summary>
    public static RoomStepAnswer Of(Selection selection, string cdmoId, DateTimeOffset now) => new(selection.Id, cdmoId, RoomStandings.Of(selection, cdmoId, now));
}
