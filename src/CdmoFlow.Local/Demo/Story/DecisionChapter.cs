using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>Winner and runner-up; a site that Quality Assurance did not approve cannot win.</summary>
internal static class DecisionChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        var (scene, cast) = (story.Scene, story.Cast);
        var seen = await scene.LookAsync();
        await story.Site.Time.DaysLaterAsync(6);
        await story.SayRefusedAsync(
            $"{cast.NotApproved} is proposed as the winner",
            await (await scene.ManagerAsync()).RefusedAsync(
                scene.Id,
                "decision",
                new { winnerId = seen.IdOf(cast.NotApproved), runnerUpId = seen.IdOf(cast.Winner), reason = "It has the lowest price of the three.", notTopRankReason = "The price counts most of all." },
                400));
        await ContractPlay.ProposeAsync(scene, seen.IdOf(cast.Winner), seen.IdOf(cast.Reluctant));
        await story.SayAsync($"Proposed: {cast.Winner}, with {cast.Reluctant} in reserve. The decision memo is rendered.");
        await story.Site.Time.DaysLaterAsync(4);
        await ContractPlay.ApproveAwardAsync(scene);
        await story.SayAsync($"The award is approved by {TeamRole.Manager.Name}, {TeamRole.Quality.Name} and {TeamRole.Executive.Name}; three agreements are ready for signature.");
    }
}
