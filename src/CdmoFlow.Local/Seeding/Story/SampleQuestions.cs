using CdmoFlow.People;
using CdmoFlow.Records;
using CdmoFlow.Rfp.Questions;

namespace CdmoFlow.Local.Seeding.Story;

/// <summary>What CDMOs ask on the RFP, with the answers that some of it has got.</summary>
internal static class SampleQuestions
{
    /// <summary>One question of a CDMO; answered, it is drafted by a function, approved by the project manager and rated by two functions.</summary>
    public static void Ask(SampleScene scene, string cdmoId, bool answered)
    {
        var (topic, text, answer) = scene.Random.ArrayElement(SampleTexts.Questions);
        var by = scene.Contact(cdmoId);
        scene.Play.Act(by, (s, now) => AskQuestion.Decide(s, cdmoId, new QuestionInput(EnumNames.Of(topic), text, false), by, now));
        var number = scene.Selection.Questions[^1].Number;
        if (!answered) return;

        // Somebody else than the project manager, who approves.
        var expert = scene.Selection.State.Team.First(m => m.Functions.Count > 0 && !m.Roles.Contains(Role.ProjectManager));
        var function = EnumNames.Of(expert.Functions[0]);
        scene.Play.Act(scene.Manager, (s, now) => RouteQuestion.Decide(s, number, new(function), scene.Manager, now));
        scene.Pause(0.5, 1);
        var expertActor = scene.As(expert.PersonId);
        scene.Play.Act(expertActor, (s, now) => DraftAnswer.Decide(s, number, new(text, answer), expertActor, now));
        scene.Play.Act(scene.Manager, (s, now) => PublishAnswers.Decide(s, new([number], "all", null), scene.Manager, now));
        foreach (var seat in scene.Selection.State.Team.Where(m => m.Functions.Count > 0 && m.Roles.Any(r => r is Role.Evaluator or Role.ProjectManager)).Take(2))
        {
            var rater = scene.As(seat.PersonId);
            var rating = new RateQuestionInput(EnumNames.Of(seat.Functions[0]), scene.Random.Int(2, 3));
            scene.Play.Act(rater, (s, now) => RateQuestion.Decide(s, number, rating, rater, now));
        }
    }
}
