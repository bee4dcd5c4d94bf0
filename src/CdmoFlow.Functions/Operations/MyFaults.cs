using CdmoFlow.People;
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
            .SelectMany(s => s.Faults.Select(f => new FaultLine(s.Id, s.Title, s.TimeZone, s.Team.Contains(visitor.PersonId), f))).OrderBy(l => l.Fault.Since),
    ];
}
