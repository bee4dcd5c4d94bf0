using CdmoFlow.Selections;
using CdmoFlow.Storage.Tables;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Functions.Selections;

/// <summary>The selections on whose team a person is, from the list rows: one round trip for every thousand selections there are.</summary>
public sealed class MySelections(SelectionIndex index, TimeProvider clock)
{
    /// <summary>All of them, newest first.</summary>
    public async Task<IReadOnlyList<SelectionLine>> OfAsync(string personId) => Lines(await index.RecentAsync(), personId, clock.GetUtcNow());

    /// <summary>Everything that the person's first page shows, from one reading of the list.</summary>
    public async Task<DashboardModel> DashboardAsync(string personId, SelectionFilter filter)
    {
        var (all, now) = (await index.RecentAsync(), clock.GetUtcNow());
        return DashboardModel.Of(Lines(all, personId, now), MyTasks.Of(all, personId, now), filter, now);
    }

    private static IReadOnlyList<SelectionLine> Lines(IReadOnlyList<SelectionSummary> all, string personId, DateTimeOffset now) =>
    [
        .. all.Where(s => s.Team.Contains(personId)).Select(s => new SelectionLine(
            s.Id, s.Title, s.Sponsor, s.Stage, s.DueAt, s.TimeZone, s.NeedsAttention, s.GateWaitsFor.Contains(personId) ? s.OpenGateId : null)
        {
            Overdue = s.Stage is not (Stage.Contracted or Stage.Cancelled) && s.DueAt < now,
        }),
    ];
}
