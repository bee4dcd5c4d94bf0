using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Local.Demo.Plays;

namespace CdmoFlow.Local.Demo.Story;

/// <summary>The register is imported and the selection created.</summary>
internal static class ScopingChapter
{
    public static async Task PlayAsync(StoryContext story)
    {
        using (var stranger = story.Site.NewBrowser())
            await story.SayRefusedAsync("A stranger asks for the selections", (await stranger.GetAsync("api/selections")).Expect(401));
        var manager = await story.Team.AsAsync(TeamRole.Manager);
        await story.SayAsync($"{manager.Name}, project manager, signs in with the code that was mailed to her.");
        var rows = await RegisterPlay.ImportAsync(story.Team);
        await story.SayAsync($"The supplier register is imported: {rows} rows, {DemoRegister.Contacts.Count} companies.");
        var wrong = (await manager.Browser.TryPostAsync("api/selections", new { sponsor = TeamRole.Sponsor, currency = "gold" })).Expect(400);
        await story.SayAsync($"An incomplete brief is refused: 400, {wrong.Json?["errors"]?.AsArray().Count} fields are named.");
        story.Scene = await LonglistPlay.CreateAsync(story.Team, "QMT-412", "Drug substance", "separate");
        var state = (await story.Scene.LookAsync()).State;
        await story.SayAsync($"The selection {state.Title} is created, with a team of {state.Team.Count}; {(await story.Scene.LookAsync()).Candidates.Count} companies of the register fit.");
    }
}
