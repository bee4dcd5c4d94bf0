namespace CdmoFlow.People;

/// <content>Routes of decision and contract.</content>
public static partial class RouteTable
{
    private static RouteRule[] Contract =>
    [
        new("ProposeDecision", "POST", "api/selections/{selectionId}/decision", Who.ProjectManager),
        new("SignAgreement", "POST", "api/selections/{selectionId}/agreements/{kind}/signature", Who.Member),
        new("SignAgreementAsCdmo", "POST", "api/rooms/{selectionId}/{cdmoId}/agreements/{kind}/signature", Who.RoomSignatory) { NeedsNamedPerson = true },
        new("StartAgreementUpload", "POST", "api/selections/{selectionId}/agreement-uploads", Who.ProjectManager),
        new("RecordExecuted", "POST", "api/selections/{selectionId}/agreements/{kind}/executed", Who.ProjectManager),
        new("GetStartOfWork", "GET", "api/selections/{selectionId}/start-of-work", Who.Reader),
        new("ReleaseRegrets", "POST", "api/selections/{selectionId}/regrets", Who.ProjectManager),
    ];
}
