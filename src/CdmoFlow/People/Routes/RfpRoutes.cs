using CdmoFlow.Selections;

namespace CdmoFlow.People;

/// <content>Routes of confidentiality agreements, RFP and opening.</content>
public static partial class RouteTable
{
    private static RouteRule[] Rfp =>
    [
        new("RecordCda", "POST", "api/selections/{selectionId}/cdas/{cdmoId}", Who.ProjectManager),
        new("CdasPage", "GET", "selections/{selectionId}/cdas", Who.Reader),
        new("ListCdas", "GET", "api/selections/{selectionId}/cdas", Who.Reader),
        new("CdaPage", "GET", "selections/{selectionId}/cdas/{cdmoId}", Who.Reader),
        new("SendCda", "POST", "api/selections/{selectionId}/cdas/{cdmoId}/sending", Who.ProjectManager),
        new("RecordCdaRound", "POST", "api/selections/{selectionId}/cdas/{cdmoId}/rounds", Who.ProjectManager),
        new("SignCda", "POST", "api/selections/{selectionId}/cdas/{cdmoId}/signatures", Who.ProjectManager),
        new("SetCdaTerms", "POST", "api/selections/{selectionId}/cdas/{cdmoId}/terms", Who.ProjectManager),
        new("StartCdaUpload", "POST", "api/selections/{selectionId}/cda-uploads", Who.ProjectManager),
        new("AttachCdaCopy", "POST", "api/selections/{selectionId}/cdas/{cdmoId}/copy", Who.ProjectManager),
        new("ReuseCda", "POST", "api/selections/{selectionId}/cdas/{cdmoId}/reuse", Who.ProjectManager),
        new("RenewCda", "POST", "api/selections/{selectionId}/cdas/{cdmoId}/renewal", Who.ProjectManager),
        new("TerminateCda", "POST", "api/selections/{selectionId}/cdas/{cdmoId}/termination", Who.ProjectManager),
        new("RfpPage", "GET", "selections/{selectionId}/rfp", Who.Team),
        new("CompleteRfp", "POST", "api/selections/{selectionId}/rfp", Who.ProjectManager),
        new("ExtendDeadline", "POST", "api/selections/{selectionId}/rfp-deadline", Who.ProjectManager),
        new("RenewRoomLinks", "POST", "api/selections/{selectionId}/invitations/{cdmoId}/links", Who.ProjectManager),
        new("ReissueRfp", "POST", "api/selections/{selectionId}/rfp-round", Who.ProjectManager),
        new("QuestionsPage", "GET", "selections/{selectionId}/questions", Who.Reader),
        new("ListQuestions", "GET", "api/selections/{selectionId}/questions", Who.Reader),
        new("LogQuestion", "POST", "api/selections/{selectionId}/questions", Who.ProjectManager),
        new("DecideLateQuestion", "POST", "api/selections/{selectionId}/questions/{number}/late", Who.ProjectManager),
        new("RouteQuestion", "POST", "api/selections/{selectionId}/questions/{number}/route", Who.ProjectManager),
        new("DraftAnswer", "POST", "api/selections/{selectionId}/questions/{number}/answer", Who.Member),
        new("RateQuestion", "POST", "api/selections/{selectionId}/questions/{number}/rating", Who.Evaluator | Who.ProjectManager),
        new("PublishAnswers", "POST", "api/selections/{selectionId}/answers", Who.ProjectManager | Who.QualityAssurance),
        new("AmendmentsPage", "GET", "selections/{selectionId}/amendments", Who.Reader),
        new("ListAmendments", "GET", "api/selections/{selectionId}/amendments", Who.Reader),
        new("DraftAmendment", "POST", "api/selections/{selectionId}/amendments", Who.ProjectManager),
        new("IssueAmendment", "POST", "api/selections/{selectionId}/amendments/issue", Who.ProjectManager),
        new("DiscardAmendment", "POST", "api/selections/{selectionId}/amendments/discard", Who.ProjectManager),
        new("ChangeRfpRules", "POST", "api/selections/{selectionId}/rfp-rules", Who.ProjectManager),
        new("ListExtensions", "GET", "api/selections/{selectionId}/extensions", Who.Reader),
        new("ProposeExtension", "POST", "api/selections/{selectionId}/invitations/{cdmoId}/extension", Who.ProjectManager),
        new("DecideExtension", "POST", "api/selections/{selectionId}/extensions/{number}", Who.ProjectManager | Who.QualityAssurance),
        new("AdmitProposal", "POST", "api/selections/{selectionId}/proposals/{cdmoId}/admission", Who.ProjectManager),
        new("ConfirmOpening", "POST", "api/selections/{selectionId}/opening", Who.Member),
        new("RegistrationPage", "GET", "selections/{selectionId}/registrations/{cdmoId}", Who.ProjectManager),
        new("RegisterProposal", "POST", "api/selections/{selectionId}/registrations/{cdmoId}", Who.ProjectManager),
        new("StartRegisteredUpload", "POST", "api/selections/{selectionId}/registrations/{cdmoId}/uploads", Who.ProjectManager),
        new("RenewRegisteredUpload", "POST", "api/selections/{selectionId}/registrations/{cdmoId}/uploads/{uploadId}/renewal", Who.ProjectManager),
        new("OpenDefectWindow", "POST", "api/selections/{selectionId}/proposals/{cdmoId}/defects", Who.ProjectManager) { From = Stage.Scoring },
        new("ProposalPage", "GET", "selections/{selectionId}/proposals/{cdmoId}", Who.Reader) { From = Stage.Scoring },
        new("GetProposal", "GET", "api/selections/{selectionId}/proposals/{cdmoId}", Who.Reader) { From = Stage.Scoring },
        new("ReleaseFile", "POST", "api/selections/{selectionId}/proposals/{cdmoId}/files/{fileId}/release", Who.ProjectManager) { From = Stage.Scoring },
        new("ReadProposalFile", "POST", "api/selections/{selectionId}/proposals/{cdmoId}/files/{fileId}/reading", Who.Reader) { From = Stage.Scoring },
    ];
}
