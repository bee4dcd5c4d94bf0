namespace CdmoFlow.People;

/// <content>Routes of audits and site qualification.</content>
public static partial class RouteTable
{
    private static RouteRule[] Audit =>
    [
        new("AuditPage", "GET", "selections/{selectionId}/audits/{cdmoId}", Who.Reader),
        new("GetAudit", "GET", "api/selections/{selectionId}/audits/{cdmoId}", Who.Reader),
        new("ProposeAuditDate", "POST", "api/selections/{selectionId}/audits/{cdmoId}/date", Who.Auditor | Who.ProjectManager),
        new("AnswerAuditDate", "POST", "api/rooms/{selectionId}/{cdmoId}/audit-answer", Who.RoomLead),
        new("RecordFindings", "POST", "api/selections/{selectionId}/audits/{cdmoId}/findings", Who.Auditor),
        new("CloseFinding", "POST", "api/selections/{selectionId}/audits/{cdmoId}/findings/{number}/closure", Who.Auditor | Who.QualityAssurance),
        new("QualifySite", "POST", "api/selections/{selectionId}/audits/{cdmoId}/qualification", Who.QualityAssurance),
        new("DropAudit", "POST", "api/selections/{selectionId}/audits/{cdmoId}/drop", Who.ProjectManager),
        new("CloseAudits", "POST", "api/selections/{selectionId}/audits/closure", Who.ProjectManager),
    ];
}
