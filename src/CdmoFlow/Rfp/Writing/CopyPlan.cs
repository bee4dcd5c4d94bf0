using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp.Writing;

/// <summary>One part that could be taken over.</summary>
/// <param name="Part">The part.</param>
/// <param name="Now">As it stands, or empty.</param>
/// <param name="Offered">As the source has it.</param>
public sealed record CopyLine(RfpPart Part, string Now, string Offered)
{
    /// <summary>Something stands there that would be lost.</summary>
    public bool Overwrites => Now.Length > 0;
}

/// <summary>What would be taken over from a source: every part that differs, shown before anything is taken.</summary>
public static class CopyPlan
{
    /// <summary>The parts that differ, in the order of the RFP.</summary>
    public static IReadOnlyList<CopyLine> Of(Brief brief, RfpSource source)
    {
        var content = RfpContent.Of(brief);
        return [.. RfpPart.All.Where(p => source.Parts.ContainsKey(p.Key)).Select(p => new CopyLine(p, p.TextOf(content), source.Parts[p.Key])).Where(l => l.Now != l.Offered)];
    }

    /// <summary>Identifies what was shown, so that nothing else is taken: short hash over source and present texts.</summary>
    public static string SeenOf(Brief brief, RfpSource source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Of(brief, source).Select(l => $"{l.Part.Key}\t{l.Now}\t{l.Offered}").Prepend(source.Id)))))[..16];
}
