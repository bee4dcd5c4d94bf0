using CdmoFlow.Records;

namespace CdmoFlow.Contracts;

/// <summary>A section of a statement of work.</summary>
/// <param name="Key">Stable key such as <c>activities</c>.</param>
/// <param name="Name">Heading.</param>
/// <param name="Guidance">What belongs there.</param>
public sealed record SowSection(string Key, string Name, string Guidance)
{
    /// <summary>All sections in order.</summary>
    public static IReadOnlyList<SowSection> All { get; } = EmbeddedList.Read<SowSection[]>("Contracts/sow-outline.json");
}
