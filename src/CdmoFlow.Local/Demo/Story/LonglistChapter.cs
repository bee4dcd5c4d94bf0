using CdmoFlow.Gates;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>Seven companies are chosen and the gate approves.</summary>
internal static class LonglistChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        var scene = story.Scene;
        await story.Site.Time.DaysLaterAsync(3);
        story.Cast = Cast.Of(LonglistPlay.Best(await scene.LookAsync(), 7));
        await LonglistPlay.ChooseAsync(scene, story.Cast.All, "Seven that have the scale; the eighth has just been bought by a competitor.");
        await story.SayAsync($"Seven companies are chosen: {string.Join(", ", story.Cast.All)}.");
        var gate = (await scene.SeeAsync("the longlist gate is open", s => s.Gates.Count > 0)).Gates[^1];
        var outsider = await scene.AsAsync(TeamRole.Procurement);
        await story.SayRefusedAsync(
            $"{outsider.Name}, who is no approver, tries to approve",
            await outsider.RefusedAsync(scene.Id, $"gates/{Uri.EscapeDataString(gate.Id)}/decision", new { verdict = "approve", reason = "I would like to see it done." }, 403));
        await story.Site.Time.DaysLaterAsync(1);
        await LonglistPlay.ApproveAsync(scene);
        await story.SayAsync($"The {GateNames.Of(gate.Kind)} is approved by {TeamRole.Manager.Name} through the link in her mail.");
    }
}
