using CdmoFlow.People;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Operations;

namespace CdmoFlow.Functions.Operations;

/// <summary>What went wrong and waits for a person, from the list rows: one round trip however many selections there are.</summary>
public sealed class MyFaults(SelectionIndex index)
{
    /// <summary>Of all selections for an administrator of the site, else of those that the visitor looks after; oldest first.</summary>
    public async Task<IReadOnlyList<FaultLine>> OfAsync(Visitor visitor) =>
    [
        .. (await index.RecentAsync()).Where(s => visitor.IsSiteAdministrator || s.Caretakers.Contains(visitor.PersonId))
            .SelectMany(s => s.Faults.Select(f => Line(s, f, s.Team.Contains(visitor.PersonId)))).OrderBy(l => l.Fault.Since),
    ];

    private static FaultLine Line(SelectionSummary selection, Fault fault, bool onTeam) => new(selection.Id, selection.Title, selection.TimeZone, onTeam, onTeam ? fault : FaultOutside.Of(fault, selection.Id));
}
