namespace CdmoFlow.People;

/// <content>Routes of the room of a CDMO.</content>
public static partial class RouteTable
{
    private static RouteRule[] Room =>
    [
        new("RoomPage", "GET", "rooms/{selectionId}/{cdmoId}", Who.Room),
        new("ReceiptPage", "GET", "rooms/{selectionId}/{cdmoId}/receipts/{version}", Who.Room),
        new("GetRoom", "GET", "api/rooms/{selectionId}/{cdmoId}", Who.Room),
        new("AnswerInvitation", "POST", "api/rooms/{selectionId}/{cdmoId}/answer", Who.RoomLead),
        new("StartRoomCdaUpload", "POST", "api/rooms/{selectionId}/{cdmoId}/cda-uploads", Who.RoomEditor | Who.RoomSignatory),
        new("HandInCdaText", "POST", "api/rooms/{selectionId}/{cdmoId}/cda-texts", Who.RoomLead | Who.RoomSignatory) { NeedsNamedPerson = true },
        new("AskQuestion", "POST", "api/rooms/{selectionId}/{cdmoId}/questions", Who.RoomEditor),
        new("OwnQuestion", "POST", "api/rooms/{selectionId}/{cdmoId}/questions/{number}", Who.RoomEditor),
        new("ListRoomColleagues", "GET", "api/rooms/{selectionId}/{cdmoId}/colleagues", Who.Room),
        new("AddColleague", "POST", "api/rooms/{selectionId}/{cdmoId}/colleagues", Who.RoomLead),
        new("RevokeOwnColleague", "POST", "api/rooms/{selectionId}/{cdmoId}/colleagues/{personId}/revocation", Who.RoomLead),
        new("HandOverOwnLead", "POST", "api/rooms/{selectionId}/{cdmoId}/lead", Who.RoomLead),
        new("StartUpload", "POST", "api/rooms/{selectionId}/{cdmoId}/uploads", Who.RoomEditor),
        new("RenewUpload", "POST", "api/rooms/{selectionId}/{cdmoId}/uploads/{uploadId}/renewal", Who.RoomEditor),
        new("GetUpload", "GET", "api/rooms/{selectionId}/{cdmoId}/uploads/{uploadId}", Who.Room),
        new("CompleteUpload", "POST", "api/rooms/{selectionId}/{cdmoId}/uploads/{uploadId}/completion", Who.RoomEditor),
        new("ReplaceFile", "POST", "api/rooms/{selectionId}/{cdmoId}/files/{fileId}/replacement", Who.RoomLead) { NeedsNamedPerson = true },
        new("RemoveUpload", "POST", "api/rooms/{selectionId}/{cdmoId}/uploads/{uploadId}/removal", Who.RoomEditor),
        new("SubmitProposal", "POST", "api/rooms/{selectionId}/{cdmoId}/submission", Who.RoomLead) { NeedsNamedPerson = true },
        new("ConfirmProposal", "POST", "api/rooms/{selectionId}/{cdmoId}/confirmation", Who.RoomLead) { NeedsNamedPerson = true },
        new("WithdrawProposal", "POST", "api/rooms/{selectionId}/{cdmoId}/withdrawal", Who.RoomLead) { NeedsNamedPerson = true },
        new("OfferPage", "GET", "rooms/{selectionId}/{cdmoId}/offer", Who.Room),
        new("GetDraft", "GET", "api/rooms/{selectionId}/{cdmoId}/draft", Who.Room),
        new("SaveDraft", "POST", "api/rooms/{selectionId}/{cdmoId}/draft", Who.RoomEditor),
        new("DownloadPriceSheet", "GET", "api/rooms/{selectionId}/{cdmoId}/price-sheet", Who.Room),
        new("UploadPriceSheet", "POST", "api/rooms/{selectionId}/{cdmoId}/price-sheet", Who.RoomEditor),
        new("CorrectDefects", "POST", "api/rooms/{selectionId}/{cdmoId}/defects", Who.RoomLead) { NeedsNamedPerson = true },
        new("ConfirmRegistration", "POST", "api/rooms/{selectionId}/{cdmoId}/registration", Who.RoomLead) { NeedsNamedPerson = true },
        new("ReceiptPdf", "GET", "api/rooms/{selectionId}/{cdmoId}/receipts/{version}/pdf", Who.Room),
        new("ReceiptDocx", "GET", "api/rooms/{selectionId}/{cdmoId}/receipts/{version}/docx", Who.Room),
        new("ReadOwnFile", "POST", "api/rooms/{selectionId}/{cdmoId}/files/{fileId}/reading", Who.Room),
    ];
}
