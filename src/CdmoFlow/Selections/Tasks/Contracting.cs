using CdmoFlow.Contracts;

namespace CdmoFlow.Selections.Tasks;

/// <summary>What waits after the award.</summary>
internal static class Contracting
{
    public static IEnumerable<OpenTask> Of(Selection selection)
    {
        foreach (var agreement in CurrentAgreements.Unexecuted(selection).Where(a => a.DocumentSha256 is not null && !a.IsSignedBy(AgreementSide.Sponsor)))
        {
            foreach (var person in AgreementSigners.Of(selection, agreement.Kind))
            {
                yield return new OpenTask(
                    person,
                    $"Read and sign off the {AgreementNames.Of(agreement.Kind)}",
                    "One signature per side is enough; without it in time the runner-up's turn comes.",
                    selection.State.DueAt,
                    OpenTasks.Home(selection));
            }
        }

        if (ReleaseRegrets.ToTell(selection) is { Count: > 0 } waiting && selection.State.RegretsReleasedAt is null)
        {
            foreach (var task in OpenTasks.ForManagers(
                selection, "Release the regrets", $"{waiting.Count} {(waiting.Count == 1 ? "CDMO waits" : "CDMOs wait")} to hear how it ended.", null))
                yield return task;
        }
    }
}
