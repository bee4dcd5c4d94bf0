using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>The deadline acts by itself; one second later is too late; two persons open.</summary>
internal static class DeadlineChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        var (scene, cast) = (story.Scene, story.Cast);
        var deadline = (await scene.LookAsync()).State.RfpDeadline!.Value;
        await story.Site.Time.TravelToAsync(deadline.AddHours(-3));
        var late = await scene.RoomAsync(cast.Late);
        await late.MailAsync("proposals are due by");
        await story.SayAsync($"{cast.Late} has been reminded, and begins to upload three hours before the deadline.");
        await late.StepAsync("answer", new { answer = "accept" });
        var uploaded = await ProposalPlay.UploadAsync(late, 5_630_000);
        var submission = await ProposalPlay.SubmissionAsync(scene, late, uploaded, 5_630_000);
        await story.Site.Time.TravelToAsync(deadline.AddSeconds(1));
        await story.SayRefusedAsync($"{cast.Late} submits one second after the deadline", await late.RefusedAsync("submission", submission, 409));
        // What was posted in time may take a minute to arrive in the tables; then the submissions close.
        await story.Site.Time.TravelToAsync(RfpUpkeep.ClosesAt(deadline));
        await scene.SeeAsync("the submissions are closed", s => s.State.Stage == Stage.Opening);

        var manager = await scene.ManagerAsync();
        await story.Site.Time.DaysLaterAsync(1);
        await ProposalPlay.OpenAsync(scene);
        var opened = await scene.LookAsync();
        await story.SayAsync($"{manager.Name} and {TeamRole.Procurement.Name} open {opened.Proposals.Count(p => p.Counts)} proposals together.");
    }
}
