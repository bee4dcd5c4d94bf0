using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <summary>Whether a session in a CDMO's room still holds. A cookie cannot be taken back, so every request asks.</summary>
public static class RoomSession
{
    /// <summary>How long a session in a room lasts from the sign-in on, whatever is done in it.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromHours(12);

    /// <summary>True once a session in a room has lasted its time.</summary>
    /// <param name="visitor">Whoever the cookie names.</param>
    /// <param name="realNow">Real time, UTC: a sign-in does not last longer because business time was moved.</param>
    public static bool IsOver(Visitor visitor, DateTimeOffset realNow) => visitor is { IsSponsor: false, RoomSince: { } since } && realNow - since >= Life;

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
