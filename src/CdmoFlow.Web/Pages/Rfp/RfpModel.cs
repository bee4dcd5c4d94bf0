using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Writing;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp;

/// <summary>The RFP as it stands.</summary>
/// <param name="Of">The selection with names.</param>
/// <param name="Document">What would be issued now, or was issued.</param>
/// <param name="Gaps">What is missing or vague.</param>
public sealed record RfpModel(SelectionModel Of, Document Document, IReadOnlyList<RfpGap> Gaps)
{
    /// <summary>The companies whose room can be looked at.</summary>
    public IReadOnlyList<string> Companies => RoomPreview.Companies(Of.Selection);
}
