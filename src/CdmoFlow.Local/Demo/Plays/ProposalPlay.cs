using CdmoFlow.Functions.Proposals;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Proposals;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>CDMOs answer, upload and submit; two persons open.</summary>
internal static class ProposalPlay
{
    /// <summary>Uploads the files straight to storage; answers their ids.</summary>
    public static async Task<IReadOnlyList<string>> UploadAsync(CdmoPerson person, decimal price)
    {
        List<string> ids = [];
        foreach (var file in ProposalFiles.Of(person.Contact.Company, price))
        {
            var upload = (await person.StepAsync("uploads", new { fileName = file.Name, length = file.Content.Length })).As<UploadAnswer>();
            await BlobUpload.PutAsync(upload.Address, file.Content);
            ids.Add(upload.UploadId);
        }

        return ids;
    }

    /// <summary>Saves answers and prices as a draft; answers what is posted to submit it with the uploaded files, the commercial one among the prices.</summary>
    public static async Task<object> SubmissionAsync(Scene scene, CdmoPerson person, IReadOnlyList<string> uploadIds, decimal price)
    {
        var fields = DemoOffer.Of((await scene.LookAsync()).State.Brief, person.Contact.Company, price, (await scene.TodayAsync()).AddDays(300));
        var draft = (await person.StepAsync("draft", new { number = 0, fields })).As<DraftAnswer>();
        return new { uploadIds = uploadIds.Take(1), priceUploadIds = uploadIds.Skip(1), draftNumber = draft.Number, requestId = Guid.NewGuid().ToString("N") };
    }

    /// <summary>A company accepts, uploads and submits, and finds the receipt in its mail.</summary>
    public static async Task<SubmissionAnswer> SubmitAsync(Scene scene, string company, decimal price)
    {
        var person = await scene.RoomAsync(company);
        await person.ReadRoomAsync();
        await person.StepAsync("answer", new { answer = "accept" });
        var submitted = (await person.StepAsync("submission", await SubmissionAsync(scene, person, await UploadAsync(person, price), price))).As<SubmissionAnswer>();
        await person.MailAsync("receipt for your proposal");
        return submitted;
    }

    /// <summary>After the deadline the project manager and procurement open together.</summary>
    public static async Task OpenAsync(Scene scene)
    {
        await scene.SeeAsync("the files of all proposals are sealed and verified", s => s.State.Stage == Stage.Opening && s.Proposals.Where(p => p.Counts).All(p => p is { State: ProposalState.Sealed, FilesVerified: true }));
        await (await scene.ManagerAsync()).StepAsync(scene.Id, "opening", new { confirm = true });
        await (await scene.AsAsync(TeamRole.Procurement)).StepAsync(scene.Id, "opening", new { confirm = true });
        await scene.SeeAsync("scoring has begun", s => s.State.Stage == Stage.Scoring);
    }
}
