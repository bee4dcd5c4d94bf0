using CdmoFlow.Local.Demo.Plays;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>Nothing of the RFP leaves before a confidentiality agreement is executed.</summary>
internal static class ConfidentialityChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        var (scene, cast) = (story.Scene, story.Cast);
        await scene.Site.Mails.WaitForAsync(Actors.DemoRegister.ContactOf(cast.Winner).Email, "confidentiality agreement");
        await story.SayAsync("Seven companies are asked by mail for a confidentiality agreement; its text lies in their rooms.");
        await DataRoomPlay.AddTechnicalPackageAsync(scene);
        await story.SayAsync("The technical package lies in the data room, checked; it goes out with the RFP, to nobody before.");
        await story.Site.Time.DaysLaterAsync(4);
        await LonglistPlay.RecordCdaAsync(scene, cast.Unwilling, "refused");
        await story.SayAsync($"{cast.Unwilling} will not sign and is out.");
        foreach (var company in cast.All.Where(c => c != cast.Unwilling))
        {
            await story.Site.Time.DaysLaterAsync(2);
            await LonglistPlay.RecordCdaAsync(scene, company, "executed");
            await story.SayAsync($"The agreement with {company} is recorded as executed.");
        }

        var issued = await scene.SeeAsync("the RFP is out", s => s.State.Stage == Stage.RfpIssued);
        await story.SayAsync($"The RFP is complete, rendered and mailed to {issued.Invitations.Count} companies; nobody pressed a button. Proposals are due {issued.State.RfpDeadline:yyyy-MM-dd HH:mm} UTC.");
    }
}
