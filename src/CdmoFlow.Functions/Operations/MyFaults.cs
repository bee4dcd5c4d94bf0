using CdmoFlow.People;
using CdmoFlow.Selections.Faults;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Operations;

namespace CdmoFlow.Functions.Operations;

/// <summary>What went wrong and waits for a person, from the list rows: one round trip however many selections there are.</summary>
public sealed class MyFaults(SelectionIndex index, InstallationFaults installation)
{
    /// <summary>Everything that waits for the visitor; what concerns the installation itself for its administrators only.</summary>
    public async Task<AttentionModel> AllAsync(Visitor visitor) => new(await OfAsync(visitor))
    {
        Installation = visitor.IsSiteAdministrator ? [.. (await installation.ListAsync()).Where(f => f.IsPending)] : [],
    };

    /// <summary>True for who looks after any selection, or after the site.</summary>
    public async Task<bool> LooksAfterAsync(Visitor visitor) => visitor.IsSiteAdministrator || (await index.RecentAsync()).Any(s => s.Caretakers.Contains(visitor.PersonId));

    /// <summary>Of all selections for an administrator of the site, else of those that the visitor looks after; oldest first.</summary>
    public async Task<IReadOnlyList<FaultLine>> OfAsync(Visitor visitor) =>
    [
        .. (await index.RecentAsync()).Where(s => visitor.IsSiteAdministrator || s.Caretakers.Contains(visitor.PersonId))
            .SelectMany(s => s.Faults.Select(f => Line(s, f, s.Team.Contains(visitor.PersonId)))).OrderBy(l => l.Fault.Since),
    ];

    private static FaultLine Line(SelectionSummary selection, Fault fault, bool onTeam) => new(selection.Id, selection.Title, selection.TimeZone, onTeam, onTeam ? fault : FaultOutside.Of(fault, selection.Id));
}
