using CdmoFlow.Functions.Contracts;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>The sponsor's standard text of the confidentiality agreement, stored before the longlist gate sends it.</summary>
internal static class CdaTextPlay
{
    /// <summary>Stores it.</summary>
    public static async Task StoreStandardAsync(Scene scene)
    {
        var (manager, content) = (await scene.ManagerAsync(), Text());
        var upload = (await manager.StepAsync(scene.Id, "cda-uploads", new { fileName = "confidentiality-agreement.pdf", length = content.Length })).As<AgreementUploadAnswer>();
        await BlobUpload.PutAsync(upload.Address, content);
        await manager.StepAsync(scene.Id, "cda-standard", new { uploadId = upload.UploadId });
    }

    private static byte[] Text() => PdfDocument.Render(new Document("Confidentiality agreement", TeamRole.Sponsor,
    [
        new Heading(1, "What is agreed"),
        new Bullets(["Each side keeps secret what the other discloses.", "It is used for the request for proposal alone.", "The duty lasts for five years after the end of the agreement."]),
        new Heading(1, "Signatures"),
        new Table("Signatories", ["Side", "Name and function", "Day"], [["Sponsor", "", ""], ["CDMO", "", ""]]),
    ]));
}
