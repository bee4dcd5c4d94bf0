using CdmoFlow.Functions.Rfp.DataRoom;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Proposals.Checks;
using CdmoFlow.Records.Documents;
using CdmoFlow.Web.Documents;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>Files of the data room: put in by the project manager, read by a CDMO once the RFP is out.</summary>
internal static class DataRoomPlay
{
    /// <summary>Puts the technical package into the data room and waits until its checks have found nothing.</summary>
    public static async Task AddTechnicalPackageAsync(Scene scene)
    {
        var (manager, content) = (await scene.ManagerAsync(), Package());
        var upload = (await manager.StepAsync(scene.Id, "data-room/uploads", new { fileName = "technical-package.pdf", length = content.Length })).As<Functions.Proposals.UploadAnswer>();
        await BlobUpload.PutAsync(upload.Address, content);
        await manager.StepAsync(scene.Id, "data-room", new { uploadId = upload.UploadId, category = "process_description", description = "The process as it runs today, with its hold times." });
        await scene.Site.SeeAsync("the technical package is checked", async () =>
            (await manager.Browser.GetAsync<IReadOnlyList<AttachmentAnswer>>($"api/selections/{scene.Id}/data-room")).FirstOrDefault(a => a.Verdict == FileVerdict.Clean));
    }

    /// <summary>A CDMO reads the first file.</summary>
    public static async Task ReadAsync(Scene scene, CdmoPerson person) => await person.Browser.PostAsync($"api/selections/{scene.Id}/data-room/1/1/reading", new { });

    private static byte[] Package() => PdfDocument.Render(new Document("Technical package", "Drug substance, 2,000 L",
    [
        new Heading(1, "Process"),
        new Bullets(["Fed-batch culture of 14 days", "Capture on protein A", "Two polishing columns", "Virus filtration, then UF/DF"]),
        new Table("Hold times", ["Step", "Hours at 2-8 degrees"], [["Harvest", "12"], ["Capture pool", "24"], ["Bulk before filling", "72"]]),
    ]));
}
