using CdmoFlow.Records;

namespace CdmoFlow.Contracts;

/// <summary>One row of the responsibility matrix in the Quality Agreement.</summary>
/// <param name="Key">Stable key such as <c>release_to_market</c>.</param>
/// <param name="Area">Key of the area.</param>
/// <param name="AreaName">Name of the area.</param>
/// <param name="Row">The activity.</param>
/// <param name="Sponsor">The sponsor's part.</param>
/// <param name="Cdmo">The CDMO's part.</param>
/// <param name="Locked">True when the parts may not be changed: release to the market stays with the sponsor.</param>
public sealed record ResponsibilityRow(
    string Key,
    string Area,
    string AreaName,
    string Row,
    Responsibility Sponsor,
    Responsibility Cdmo,
    bool Locked)
{
    /// <summary>The rows to start from.</summary>
    public static IReadOnlyList<ResponsibilityRow> Defaults { get; } =
        EmbeddedList.Read<ResponsibilityRow[]>("Contracts/responsibility-matrix.json");
}
