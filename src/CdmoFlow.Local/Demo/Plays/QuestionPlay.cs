using CdmoFlow.Local.Demo.Actors;
using CdmoFlow.Rfp.Questions;

namespace CdmoFlow.Local.Demo.Plays;

/// <summary>A CDMO asks in its room, a function drafts, a second person approves, and all invited get the addendum.</summary>
internal static class QuestionPlay
{
    public static async Task<int> AskAsync(Scene scene, string company, string category, string text)
    {
        var person = await scene.RoomAsync(company);
        await person.StepAsync("questions", new { category, text });
        return (await QuestionsAsync(scene)).Last(q => q.CdmoId == person.CdmoId).Number;
    }

    public static async Task AnswerAsync(Scene scene, int number, string publicText, string answer)
    {
        var (manager, science) = (await scene.ManagerAsync(), await scene.AsAsync(TeamRole.All[1]));
        await manager.StepAsync(scene.Id, $"questions/{number}/route", new { function = Records.EnumNames.Of(science.Role.Function) });
        await science.StepAsync(scene.Id, $"questions/{number}/answer", new { publicText, answer });
        foreach (var (person, depth) in new[] { (science, 3), (manager, 2) })
            await person.StepAsync(scene.Id, $"questions/{number}/rating", new { function = Records.EnumNames.Of(person.Role.Function), depth });
        await manager.StepAsync(scene.Id, "answers", new { numbers = new[] { number }, to = "all" });
    }

    public static async Task<IReadOnlyList<QuestionView>> QuestionsAsync(Scene scene) =>
        await (await scene.ManagerAsync()).Browser.GetAsync<IReadOnlyList<QuestionView>>($"api/selections/{scene.Id}/questions");
}
