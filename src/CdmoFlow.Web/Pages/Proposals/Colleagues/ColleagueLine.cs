using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Proposals.Colleagues;

/// <summary>A colleague named for a room, with the name.</summary>
/// <param name="PersonId">Key into the people table.</param>
/// <param name="Name">The name, or a placeholder once erased.</param>
/// <param name="Function">What the person does.</param>
/// <param name="Domain">Domain of the address.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Rights">What the lead lets the person do.</param>
/// <param name="IsSharedMailbox">Several people read the mailbox.</param>
/// <param name="AddedAt">When the person was named, UTC.</param>
/// <param name="DecidedAt">When a person decided, UTC; null where nobody had to.</param>
/// <param name="Reason">Why it was decided so.</param>
public sealed record ColleagueLine(
    string PersonId, string Name, string Function, string Domain, ColleagueState State, ColleagueRights Rights, bool IsSharedMailbox, DateTimeOffset AddedAt, DateTimeOffset? DecidedAt, string? Reason)
{
    /// <summary>When the person first entered, UTC; null where it has not.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>Waits or is in.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsCounted => RoomColleague.Counts(State);

    /// <summary>The colleagues of one CDMO, in the order in which they were named.</summary>
    public static IReadOnlyList<ColleagueLine> Of(Selection selection, string cdmoId, IReadOnlyDictionary<string, string> names) =>
    [
        .. RoomColleague.Of(selection, cdmoId).Select(c => new ColleagueLine(
            c.PersonId, names.GetValueOrDefault(c.PersonId) ?? T.Of("Selections_Erased"), c.Function.Length > 0 ? c.Function : T.Of("Colleagues_FormerLead"), c.Domain, c.State, c.Rights, c.IsSharedMailbox, c.AddedAt, c.DecidedAt, c.Reason)
        {
            EnteredAt = RoomEntry.Of(selection, cdmoId, c.PersonId),
        }),
    ];
}
