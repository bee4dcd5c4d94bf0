using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <summary>Whether a session in a CDMO's room still holds. A cookie cannot be taken back, so every request asks.</summary>
public static class RoomSession
{
    /// <summary>Null while it holds; otherwise what the person of the CDMO is told.</summary>
    /// <param name="visitor">A person of a CDMO.</param>
    /// <param name="state">The selection of the room; null when it does not exist.</param>
    /// <param name="epoch">The epoch of the room's links now.</param>
    public static Refusal? Check(Visitor visitor, SelectionState? state, int epoch)
    {
        if (state is null) return Refusal.NotFound("room");
        if (visitor.RoomEpoch != epoch) return new Refusal(RefusalKind.Forbidden, "link-replaced", "The link to this room was replaced. Open the one in the newest mail; what you submitted is kept.");
        return state.Stage == Stage.Cancelled
            ? Refusal.WrongState("selection-ended", "The sponsor has ended this selection and its rooms are closed. No further step is asked of you; what was sealed stays sealed.")
            : null;
    }
}
