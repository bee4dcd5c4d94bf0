using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Selections;
using CdmoFlow.Web.Texts;

namespace CdmoFlow.Web.Pages.Proposals.Colleagues;

/// <summary>The people of one room by name, as they may know one another; nobody of another company or of the sponsor is among them.</summary>
/// <param name="Names">Person id to name.</param>
/// <param name="Lead">Name of who leads the proposal; null where nobody does.</param>
/// <param name="Editors">Who writes the draft, asks and uploads.</param>
/// <param name="Answerers">Who answers for the company.</param>
/// <param name="Submitters">Who submits and signs.</param>
public sealed record RoomPeople(IReadOnlyDictionary<string, string> Names, string? Lead, IReadOnlyList<string> Editors, IReadOnlyList<string> Answerers, IReadOnlyList<string> Submitters)
{
    /// <summary>Nobody.</summary>
    public static RoomPeople None { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal), null, [], [], []);

    /// <summary>The name of one of the room's people, also of one who has left it; null for anybody else.</summary>
    public string? NameOf(string? personId) => personId is null ? null : Names.GetValueOrDefault(personId);

    /// <summary>The people of a room.</summary>
    /// <param name="selection">As it is now.</param>
    /// <param name="cdmoId">Whose room.</param>
    /// <param name="names">The names of all people.</param>
    /// <param name="shared">The ids of those whose mailbox several read.</param>
    public static RoomPeople Of(Selection selection, string cdmoId, IReadOnlyDictionary<string, string> names, IReadOnlySet<string> shared)
    {
        var lead = ColleagueAccess.LeadOf(selection, cdmoId);
        var ids = selection.All<RoomColleague>().Where(c => c.CdmoId == cdmoId).Select(c => c.PersonId).Concat(selection.All<RoomEntry>().Where(e => e.CdmoId == cdmoId).Select(e => e.PersonId)).Append(lead).OfType<string>();
        var known = ids.Distinct(StringComparer.Ordinal).ToDictionary(id => id, id => names.GetValueOrDefault(id) ?? T.Of("Selections_Erased"), StringComparer.Ordinal);
        var admitted = RoomColleague.Of(selection, cdmoId).Where(c => c.State == ColleagueState.Admitted).ToList();
        string[] leads = lead is null ? [] : [known[lead]];
        List<string> May(ColleagueRights rights) => [.. admitted.Where(c => c.Rights >= rights).Select(c => known[c.PersonId])];
        return new RoomPeople(
            known, leads.FirstOrDefault(), [.. leads, .. May(ColleagueRights.Prepare)], [.. leads, .. May(ColleagueRights.Submit)],
            [.. lead is not null && shared.Contains(lead) ? [] : leads, .. May(ColleagueRights.Submit)]);
    }
}
