using CdmoFlow.Records;

namespace CdmoFlow.Audits;

/// <summary>One of the six systems that an audit covers, with what to look at. The prompts start a checklist; they do not end it.</summary>
/// <param name="Key">Stable key such as <c>facilities_equipment</c>.</param>
/// <param name="Name">Name on plans and reports.</param>
/// <param name="Prompts">What to look at.</param>
public sealed record AuditSystem(string Key, string Name, IReadOnlyList<string> Prompts)
{
    /// <summary>The six systems in order.</summary>
    public static IReadOnlyList<AuditSystem> All { get; } = EmbeddedList.Read<AuditSystem[]>("Audits/audit-systems.json");

    /// <summary>True for the key of one of them.</summary>
    public static bool IsKnown(string key) => All.Any(system => system.Key == key);
}
