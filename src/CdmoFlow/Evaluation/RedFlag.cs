using CdmoFlow.Records;

namespace CdmoFlow.Evaluation;

/// <summary>A warning sign of the domain list.</summary>
/// <param name="Key">Stable key such as <c>reluctant_audit</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="From">The section of the guide it comes from.</param>
public sealed record RedFlag(string Key, string Name, string From)
{
    /// <summary>Raised when a CDMO refuses an audit or lets the time to answer pass.</summary>
    public const string ReluctantAudit = "reluctant_audit";

    /// <summary>All warning signs in the order of the guide. The automatic rule for lowest_price needs the normalised prices and is not built yet.</summary>
    public static IReadOnlyList<RedFlag> All { get; } = EmbeddedList.Read<RedFlag[]>("Evaluation/red-flags.json");

    /// <summary>The name of a key; the key itself for an unknown one.</summary>
    public static string NameOf(string key) => All.FirstOrDefault(flag => flag.Key == key)?.Name ?? key;
}
