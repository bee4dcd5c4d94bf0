using CdmoFlow.Records;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp.Writing;

/// <summary>A beginning for an RFP of one kind: texts with places to fill in, which the completeness check finds until they are filled.</summary>
/// <param name="Key">Stable key, also the name of its file.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Modality">The kind of product that it fits.</param>
/// <param name="Parts">Text by key of an RFP part; lists have one entry a line.</param>
public sealed record RfpTemplate(string Key, string Name, Modality Modality, IReadOnlyDictionary<string, string> Parts)
{
    private static readonly string[] Keys = ["oral-solid", "sterile-injectable", "biologic", "cell-gene"];

    /// <summary>All templates.</summary>
    public static IReadOnlyList<RfpTemplate> All { get; } = [.. Keys.Select(key => EmbeddedList.Read<RfpTemplate>($"Rfp/Writing/Templates/{key}.json"))];
}
