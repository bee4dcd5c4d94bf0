using CdmoFlow.Records;

namespace CdmoFlow.Audits;

/// <summary>A part of the quality management system to which findings are assigned, so that a pattern shows.</summary>
/// <param name="Key">Stable key such as <c>capa</c>.</param>
/// <param name="Name">Name on reports.</param>
/// <param name="LooksFor">What the auditor wants to see.</param>
public sealed record QmsSubsystem(string Key, string Name, string LooksFor)
{
    /// <summary>The five subsystems in order.</summary>
    public static IReadOnlyList<QmsSubsystem> All { get; } = EmbeddedList.Read<QmsSubsystem[]>("Audits/qms-subsystems.json");

    /// <summary>True for the key of one of them.</summary>
    public static bool IsKnown(string key) => All.Any(subsystem => subsystem.Key == key);
}
