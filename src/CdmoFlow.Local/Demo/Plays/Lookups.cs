using CdmoFlow.Functions.Selections;
using CdmoFlow.Local.Demo.Actors;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>Reading a selection by the names that people use.</summary>
internal static class Lookups
{
    /// <summary>The id of a company that is a candidate.</summary>
    public static string IdOf(this SelectionAnswer selection, string company) =>
        selection.Candidates.FirstOrDefault(c => c.Name == company)?.CdmoId ?? throw new StepFailedException($"{company} is no candidate of this selection.");
}
