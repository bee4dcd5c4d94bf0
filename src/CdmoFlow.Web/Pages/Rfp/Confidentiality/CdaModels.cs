using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Confidentiality;
using CdmoFlow.Rfp.Confidentiality.HandIns;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp.Confidentiality;

/// <summary>All confidentiality agreements of a selection.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Lines">One line each, those that wait first.</param>
public sealed record CdasModel(SelectionModel Of, IReadOnlyList<CdaLine> Lines);

/// <summary>One confidentiality agreement.</summary>
/// <param name="Of">The selection.</param>
/// <param name="Cda">The agreement.</param>
/// <param name="Masters">Master agreements that could be relied on instead.</param>
/// <param name="Now">Business time.</param>
public sealed record CdaModel(SelectionModel Of, Cda Cda, IReadOnlyList<MasterCda> Masters, DateTimeOffset Now)
{
    /// <summary>Confidential content may reach the CDMO now.</summary>
    public bool Discloses => Disclosure.IsOpen(Of.Selection, Cda.CdmoId, Now);

    /// <summary>The invited contact's address is a mailbox that several people read.</summary>
    public bool ContactIsShared { get; init; }

    /// <summary>The stored texts: what was sent, those of the rounds and the signed copies. What the CDMO handed in stands with its decision.</summary>
    public IReadOnlyList<Records.StoredDocument> Texts
    {
        get
        {
            var handedIn = CdaHandIns.Of(Of.Selection, Cda.CdmoId).Select(h => h.File.Id).ToHashSet(StringComparer.Ordinal);
            return [.. Of.Selection.Documents.Where(d => CdaFiles.IsOf(Cda.CdmoId, d.Id) && !handedIn.Contains(d.Id)).OrderBy(d => d.At)];
        }
    }
}
