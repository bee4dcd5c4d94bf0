using System.Security.Cryptography;
using System.Text;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Scoping;

namespace CdmoFlow.Rfp.Writing;

/// <summary>One part that could be taken over.</summary>
/// <param name="Part">The part.</param>
/// <param name="Now">As it stands, or empty.</param>
/// <param name="Offered">As the source has it.</param>
/// <param name="IsEmptied">True where nothing stands because a person emptied it.</param>
public sealed record CopyLine(RfpPart Part, string Now, string Offered, bool IsEmptied = false)
{
    /// <summary>A person's text or decision would be lost.</summary>
    public bool Overwrites => Now.Length > 0 || IsEmptied;
}

/// <summary>What would be taken over from a source: every part that differs, shown before anything is taken.</summary>
public static class CopyPlan
{
    /// <summary>The parts that differ, in the order of the RFP.</summary>
    /// <param name="brief">What stands there.</param>
    /// <param name="source">What is offered.</param>
    /// <param name="emptied">Keys of parts that a person emptied; null where none was.</param>
    public static IReadOnlyList<CopyLine> Of(Brief brief, RfpSource source, IReadOnlyList<string>? emptied = null)
    {
        var content = RfpContent.Of(brief);
        CopyLine Line(RfpPart part, string now) => new(part, now, source.Parts[part.Key], now.Length == 0 && emptied?.Contains(part.Key, StringComparer.Ordinal) == true);
        return [.. RfpPart.All.Where(p => source.Parts.ContainsKey(p.Key)).Select(p => Line(p, p.TextOf(content))).Where(l => l.Now != l.Offered)];
    }

    /// <summary>Identifies what was shown, so that nothing else is taken: short hash over source and present texts.</summary>
    public static string SeenOf(Brief brief, RfpSource source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Of(brief, source).Select(l => $"{l.Part.Key}\t{l.Now}\t{l.Offered}").Prepend(source.Id)))))[..16];
}
