using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>CDMOs answer through their links, and the site is killed in the middle of it.</summary>
internal static class RfpChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        var (scene, cast) = (story.Scene, story.Cast);
        await story.Site.Time.DaysLaterAsync(3);
        var winner = await scene.RoomAsync(cast.Winner);
        await story.SayAsync($"{winner.Contact.Name} of {cast.Winner} follows the link in the mail, types the code and is in the room.");
        await DataRoomPlay.ReadAsync(scene, winner);
        await story.SayAsync($"{cast.Winner} reads the technical package; the reading stands in the trail under the name of {winner.Contact.Name}.");
        var declining = await scene.RoomAsync(cast.Declining);
        await declining.StepAsync("answer", new { answer = "decline", reason = "Our large suite is booked until the end of next year." });
        await story.SayAsync($"{cast.Declining} declines.");

        var number = await QuestionPlay.AskAsync(scene, cast.Winner, "process_assumption", "Our bioreactor fills in nine hours. Which hold time of the harvest has been validated?");
        await QuestionPlay.AnswerAsync(scene, number, "Which hold time of the harvest has been validated?", "Twelve hours at 2 to 8 degrees Celsius; the report is in the technical package.");
        await (await scene.RoomAsync(cast.Reluctant)).MailAsync("addendum 1");
        await story.SayAsync($"{cast.Winner} asks about the hold time. R&D drafts the answer, the project manager approves it, and all who still take part get addendum 1 at the same moment, without the name.");

        await story.Site.Time.DaysLaterAsync(12);
        await SubmitAsync(story, cast.Winner, 6_120_000);
        await RefuseNeighboursAsync(story, declining);
        await SubmitAsync(story, cast.Reluctant, 5_870_000);

        var third = await scene.RoomAsync(cast.NotApproved);
        await third.StepAsync("answer", new { answer = "accept" });
        var uploaded = await ProposalPlay.UploadAsync(third, 5_240_000);
        await story.SayAsync($"{cast.NotApproved} has uploaded {uploaded.Count} files and not yet submitted them. kill -9: the site's process is gone.");
        await story.Process.KillAsync();
        await story.Process.StartAgainAsync();
        await third.StepAsync("submission", await ProposalPlay.SubmissionAsync(scene, third, uploaded, 5_240_000));
        await third.MailAsync("receipt for your proposal");
        await story.SayAsync($"Started again: the session holds, the uploads are there, {cast.NotApproved} submits.");
        await KeepReceiptAsync(story, third);

        await story.Site.Time.DaysLaterAsync(6);
        await SubmitAsync(story, cast.Weak, 4_910_000);
        var manager = await scene.ManagerAsync();
        await story.SayRefusedAsync(
            $"{manager.Name} wants to read the proposal of {cast.Winner} before the opening",
            (await manager.Browser.GetAsync($"api/selections/{scene.Id}/proposals/{winner.CdmoId}")).Expect(409));
    }

    private static async Task SubmitAsync(StoryContext story, string company, decimal price)
    {
        var submitted = await ProposalPlay.SubmitAsync(story.Scene, company, price);
        await story.SayAsync($"{company} uploads straight to storage and submits; the receipt came by mail (version {submitted.Version}, anchor {submitted.Anchor[..12]}...).");
        await KeepReceiptAsync(story, await story.Scene.RoomAsync(company));
    }

    private static async Task KeepReceiptAsync(StoryContext story, CdmoPerson person) =>
        await story.Evidence.KeepAsync(Path.Combine("receipts", $"{person.CdmoId}.pdf"), await person.DownloadAsync("receipts/1/pdf"));

    private static async Task RefuseNeighboursAsync(StoryContext story, CdmoPerson nosy)
    {
        var winner = await story.Scene.RoomAsync(story.Cast.Winner);
        var room = (await winner.Browser.GetAsync(winner.Room("").TrimEnd('/'))).Expect(200).As<Functions.Proposals.RoomAnswer>();
        await story.SayRefusedAsync($"{nosy.Contact.Company} tries the room of {story.Cast.Winner}", (await nosy.Browser.GetAsync(winner.Room("").TrimEnd('/'))).Expect(403));
        var file = room.Versions[^1].Files[0];
        await story.SayRefusedAsync($"{nosy.Contact.Company} tries a file of {story.Cast.Winner}", (await nosy.Browser.TryPostAsync(winner.Room($"files/{file.Id}/reading"))).Expect(403));
    }
}
