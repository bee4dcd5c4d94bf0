using CdmoFlow.Selections.Faults;

namespace CdmoFlow.Web.Pages.Operations;

/// <summary>What went wrong and waits for a person.</summary>
/// <param name="Faults">Oldest first.</param>
public sealed record AttentionModel(IReadOnlyList<FaultLine> Faults)
{
    /// <summary>What went wrong with the installation itself; empty for everybody but administrators of the site.</summary>
    public IReadOnlyList<InstallationFault> Installation { get; init; } = [];
}

/// <summary>One of it.</summary>
/// <param name="SelectionId">The selection.</param>
/// <param name="Selection">Its title.</param>
/// <param name="TimeZone">The zone in which its times are shown.</param>
/// <param name="OnTeam">The reader may open the selection's pages.</param>
/// <param name="Fault">What went wrong.</param>
public sealed record FaultLine(string SelectionId, string Selection, string TimeZone, bool OnTeam, Fault Fault);
