using CdmoFlow.Proposals.Colleagues;
using CdmoFlow.Rfp;

namespace CdmoFlow.Selections.Tasks;

/// <summary>People whom a CDMO named for its room and who are in no covered domain.</summary>
internal static class Colleagues
{
    public static IEnumerable<OpenTask> Of(Selection selection) => selection.State.HasEnded
        ? []
        : selection.All<RoomColleague>().Where(c => c.State == ColleagueState.Waiting).GroupBy(c => c.CdmoId).SelectMany(waiting => OpenTasks.ForManagers(
            selection,
            $"Decide whether a colleague at {selection.NameOf(waiting.Key)} may enter its room",
            "The address is in no domain that the confidentiality agreement covers.",
            waiting.Min(c => c.AddedAt).AddDays(RoomColleague.DaysToDecide),
            CdaUpkeep.PathOf(selection, waiting.Key)));
}
