using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Pages.Proposals;
using CdmoFlow.Web.Pages.Selections;

namespace CdmoFlow.Web.Pages.Rfp.Writing;

/// <summary>The room of a CDMO as the project manager may look at it: without uploads, drafts and submissions, which are sealed.</summary>
/// <param name="Of">The selection with names.</param>
/// <param name="Room">The room; empty of everything that its CDMO put there.</param>
/// <param name="Document">The RFP as its documents say it.</param>
/// <param name="IsBefore">The RFP is not out: the room is shown as if it were.</param>
public sealed record AsCdmoModel(SelectionModel Of, RoomModel Room, Document Document, bool IsBefore);
