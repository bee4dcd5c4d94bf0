using CdmoFlow.Contracts;
using CdmoFlow.Local.Demo.Plays;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>MSA, SOW and Quality Agreement are signed by both sides; work may start in two steps.</summary>
internal static class ContractChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        var (scene, winner) = (story.Scene, story.Cast.Winner);
        await (await scene.RoomAsync(winner)).MailAsync("you have been selected");
        await story.Site.Time.DaysLaterAsync(60);
        await SignAsync(story, AgreementKind.Msa);
        await story.Site.Time.DaysLaterAsync(45);
        await SignAsync(story, AgreementKind.Sow);
        await story.Site.Time.DaysLaterAsync(47);
        await SignAsync(story, AgreementKind.QualityAgreement);
        await ContractPlay.FinishAsync(scene);
        await scene.Site.Mails.WaitForAsync(Actors.DemoRegister.ContactOf(story.Cast.NotApproved).Email, "the outcome of the selection");
        await story.SayAsync($"Contracted with {winner}. The others have their regrets by mail.");
    }

    private static async Task SignAsync(StoryContext story, AgreementKind kind)
    {
        await ContractPlay.SignAsync(story.Scene, kind, story.Cast.Winner);
        var start = await (await story.Scene.ManagerAsync()).Browser.GetAsync<StartOfWork>($"api/selections/{story.Scene.Id}/start-of-work");
        var expected = (Development: kind is not AgreementKind.Msa, Gmp: kind is AgreementKind.QualityAgreement);
        if ((start.DevelopmentStartAllowed, start.GmpStartAllowed) != expected)
            throw new Actors.StepFailedException($"After {kind} development may start: {start.DevelopmentStartAllowed}, GMP work: {start.GmpStartAllowed}; that is not the rule.");
        await story.SayAsync($"{AgreementNames.Of(kind)} is signed by both sides. Development {May(start.DevelopmentStartAllowed)}, GMP work {May(start.GmpStartAllowed)}.");
    }

    private static string May(bool allowed) => allowed ? "may start" : "may not start yet";
}
