using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Selections;

namespace CdmoFlow.Rfp.Writing;

/// <summary>Parts of the RFP that name one of the chosen CDMOs: every CDMO reads them, so that none of them may. Such words cannot be kept with a reason.</summary>
internal static class NamingGaps
{
    /// <summary>One gap for each part that names a CDMO.</summary>
    public static IEnumerable<RfpGap> Of(Selection selection)
    {
        var content = RfpContent.Of(selection.State.Brief);
        return from part in RfpPart.All
               let name = NamedCdmo.In(selection, part.TextOf(content))
               where name is not null
               select new RfpGap(part.Key, RfpGapKind.Revealing, "What all CDMOs read names none of them. Write it without the name.", name);
    }
}
