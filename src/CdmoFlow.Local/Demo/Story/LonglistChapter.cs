using CdmoFlow.Gates;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>A teaser asks eight companies whether they have capacity; seven are chosen and the gate approves.</summary>
internal static class LonglistChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        var scene = story.Scene;
        await ApproachAsync(story);
        story.Cast = Cast.Of(LonglistPlay.Best(await scene.LookAsync(), 7));
        await LonglistPlay.ChooseAsync(scene, story.Cast.All, "Seven that have the scale and a slot in time; the eighth has none.");
        await story.SayAsync($"Seven companies are chosen: {string.Join(", ", story.Cast.All)}.");
        await CdaTextPlay.StoreStandardAsync(scene);
        await story.SayAsync("The standard text of the confidentiality agreement is stored; the gate will send it.");
        var gate = (await scene.SeeAsync("the longlist gate is open", s => s.Gates.Count > 0)).Gates[^1];
        var outsider = await scene.AsAsync(TeamRole.Procurement);
        await story.SayRefusedAsync(
            $"{outsider.Name}, who is no approver, tries to approve",
            await outsider.RefusedAsync(scene.Id, $"gates/{Uri.EscapeDataString(gate.Id)}/decision", new { verdict = "approve", reason = "I would like to see it done." }, 403));
        await story.Site.Time.DaysLaterAsync(1);
        await LonglistPlay.ApproveAsync(scene);
        await story.SayAsync($"The {GateNames.Of(gate.Kind)} is approved by {TeamRole.Manager.Name} through the link in her mail.");
    }

    private static async Task ApproachAsync(StoryContext story)
    {
        var scene = story.Scene;
        var asked = LonglistPlay.Best(await scene.LookAsync(), 8);
        var (manager, program) = (await scene.ManagerAsync(), (await scene.LookAsync()).State.Brief.Program);
        await story.SayRefusedAsync(
            $"{manager.Name} writes a teaser that names {program}", await manager.RefusedAsync(scene.Id, "teasers", OutreachPlay.Teaser($"We look for a site that can make {program}."), 400));
        await OutreachPlay.SendAsync(scene, asked, "We look for a site that can take a clinical process to the market.");
        await story.SayAsync($"A teaser without names asks {asked.Count} companies whether they have capacity.");
        await story.Site.Time.DaysLaterAsync(3);
        for (var i = 0; i < asked.Count - 1; i++) await OutreachPlay.AvailableAsync(scene, asked[i], 10 + (i % 3));
        await OutreachPlay.NotAvailableAsync(scene, asked[^1], "Our large suite is booked for two years.");
        await story.SayAsync($"Seven have a slot in time, and say so behind a link that needs no login; {asked[^1]} has none.");
    }
}
