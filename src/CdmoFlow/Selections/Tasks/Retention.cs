using CdmoFlow.People;
using CdmoFlow.Records.Retention;

namespace CdmoFlow.Selections.Tasks;

/// <summary>When the period is over for which records are kept, Quality Assurance decides what becomes of the names in them. The task begins on that day, years after the end.</summary>
internal static class Retention
{
    private const int DaysToDecide = 90;

    public static IEnumerable<OpenTask> Of(Selection selection)
    {
        var row = RetentionRow.Of(selection);
        if (row.EndsAt(selection.State) is not { } over || row.IsHeld || row.Anonymisation?.DoneAt is not null) return [];
        return selection.With(SponsorFunction.QualityAssurance).Select(seat => new OpenTask(
            seat.PersonId, "Decide about names after the retention period", "The period for which the records are kept is over. Names are replaced by two persons, or a longer period or a legal hold is set.",
            over.AddDays(DaysToDecide), $"{OpenTasks.Home(selection)}/retention")
        {
            From = over,
        });
    }
}
