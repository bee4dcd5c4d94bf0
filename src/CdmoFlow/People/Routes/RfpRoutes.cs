using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <content>Routes of confidentiality agreements, RFP and opening.</content>
public static partial class RouteTable
{
    private static RouteRule[] Rfp =>
    [
        new("RecordCda", "POST", "api/selections/{selectionId}/cdas/{cdmoId}", Who.ProjectManager),
        new("RfpPage", "GET", "selections/{selectionId}/rfp", Who.Team),
        new("CompleteRfp", "POST", "api/selections/{selectionId}/rfp", Who.ProjectManager),
        new("ExtendDeadline", "POST", "api/selections/{selectionId}/rfp-deadline", Who.ProjectManager),
        new("RenewRoomLinks", "POST", "api/selections/{selectionId}/invitations/{cdmoId}/links", Who.ProjectManager),
        new("ReissueRfp", "POST", "api/selections/{selectionId}/rfp-round", Who.ProjectManager),
        new("ConfirmOpening", "POST", "api/selections/{selectionId}/opening", Who.Member),
        new("ProposalPage", "GET", "selections/{selectionId}/proposals/{cdmoId}", Who.Reader) { From = Stage.Scoring },
        new("GetProposal", "GET", "api/selections/{selectionId}/proposals/{cdmoId}", Who.Reader) { From = Stage.Scoring },
        new("ReadProposalFile", "POST", "api/selections/{selectionId}/proposals/{cdmoId}/files/{fileId}/reading", Who.Reader) { From = Stage.Scoring },
    ];
}
