using CdmoFlow.Evaluation;
using CdmoFlow.Audits;
using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>Three audits; one CDMO lets the time to answer pass, one site is not approved.</summary>
internal static class AuditChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        var (scene, cast) = (story.Scene, story.Cast);
        var seen = await scene.LookAsync();
        (string Company, string Id, int Day)[] plan = [(cast.Winner, seen.IdOf(cast.Winner), 30), (cast.Reluctant, seen.IdOf(cast.Reluctant), 40), (cast.NotApproved, seen.IdOf(cast.NotApproved), 50)];
        foreach (var (_, id, day) in plan) await AuditPlay.ProposeDateAsync(scene, id, day);
        await AuditPlay.AcceptDateAsync(scene, cast.Winner);
        await AuditPlay.AcceptDateAsync(scene, cast.NotApproved);
        await story.SayAsync($"Audit dates are proposed; {cast.Winner} and {cast.NotApproved} accept through their rooms.");

        var reluctant = plan[1].Id;
        await story.Site.Time.DaysLaterAsync(15);
        var flagged = await scene.SeeAsync("the flag is raised", s => s.Flags.Any(f => f.CdmoId == reluctant && f.FlagKey == RedFlag.ReluctantAudit));
        await story.SayAsync($"{cast.Reluctant} has not answered for fourteen days. The timer raises the flag {flagged.Flags.First(f => f.CdmoId == reluctant && f.FlagKey == RedFlag.ReluctantAudit).FlagKey}.");
        await AuditPlay.ProposeDateAsync(scene, reluctant, 30);
        await AuditPlay.AcceptDateAsync(scene, cast.Reluctant);
        await AuditPlay.SeeStateAsync(scene, reluctant, AuditState.DateAgreed);
        await story.SayAsync($"Asked again, {cast.Reluctant} accepts.");

        await HoldAsync(story, plan[0], 20, 4, "approved");
        await HoldAsync(story, plan[1], 24, 4, "conditionally_approved");
        var manager = await scene.ManagerAsync();
        await story.SayRefusedAsync(
            $"{manager.Name}, project manager, tries to qualify the site of {cast.NotApproved}",
            await manager.RefusedAsync(scene.Id, $"audits/{plan[2].Id}/qualification", new { verdict = "approved", reason = "We need the capacity badly." }, 403));
        await HoldAsync(story, plan[2], 18, 3, "not_approved");
        await story.Site.Time.DaysLaterAsync(12);
        await AuditPlay.CloseAsync(scene, "One site is approved, one with conditions, one is not.");
        await story.SayAsync("Due diligence is closed and approved by two functions.");
    }

    private static async Task HoldAsync(StoryContext story, (string Company, string Id, int Day) audit, int days, int quality, string verdict)
    {
        await story.Site.Time.DaysLaterAsync(days);
        await AuditPlay.HoldAsync(story.Scene, audit.Id, audit.Company, quality, verdict);
        await story.SayAsync($"{audit.Company} was audited: findings recorded, verified scores given. {TeamRole.Quality.Name} decides: {verdict.Replace('_', ' ')}.");
    }
}
