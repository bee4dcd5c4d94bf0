using CdmoFlow.Evaluation;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Questions;

public class RatingRemindersTests
{
    // Questions close on Thursday the 11th; seven working days later is Monday the 22nd, five in the afternoon in Berlin.
    private static readonly DateTimeOffset Due = new(2027, 3, 22, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Near = new(2027, 3, 19, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Evaluators_who_have_not_rated_get_a_task_at_the_close_and_one_reminder()
    {
        var selection = Rated(Asked(), Given.AsScientist, "cmc", 1);
        Assert.Equal(Due, QuestionWindow.RatingsDueAt(selection));
        var tasks = OpenTasks.Of(selection).Where(t => t.What.StartsWith("Rate", StringComparison.Ordinal)).ToList();
        Assert.Equal([Given.Finance, Given.Quality], tasks.Select(t => t.PersonId).Order(StringComparer.Ordinal));
        Assert.All(tasks, t => Assert.Equal(Due, t.DueAt));
        Assert.DoesNotContain(OpenTasks.Of(Open(selection)), t => t.What.StartsWith("Rate", StringComparison.Ordinal));

        var near = RfpUpkeep.Due(selection, null, Near);
        Assert.Equal([Given.Finance, Given.Quality], near.Mails.Where(m => m.Template == "ratings_due").Select(m => m.ToPersonId).Order(StringComparer.Ordinal));
        selection = selection.After(near);
        Assert.DoesNotContain(RfpUpkeep.Due(selection, null, Near.AddHours(1)).Mails, m => m.Template == "ratings_due");
        Assert.Equal(Due, RfpUpkeep.Status(selection, null, Near).WakeAt);
        Assert.DoesNotContain(RfpUpkeep.Due(selection, null, Due).Mails, m => m.Template == "ratings_due");
    }

    [Fact]
    public void Shallow_questions_are_flagged_at_the_due_date_and_not_an_instant_before()
    {
        var shallow = Rated(Rated(Asked(), Given.AsScientist, "cmc", 1), Given.AsQuality, "quality_assurance", 0);
        Assert.Empty(shallow.Flags);
        Assert.Empty(shallow.After(RfpUpkeep.Due(shallow, null, Due.AddSeconds(-1))).Flags);
        var flagged = shallow.After(RfpUpkeep.Due(shallow, null, Due));
        var flag = Assert.Single(flagged.Flags);
        Assert.Equal(("alpha", "no_questions", FlagState.ToConfirm), (flag.CdmoId, flag.FlagKey, flag.State));
        Assert.Empty(RfpUpkeep.Due(flagged, null, Due.AddDays(1)).Rows.OfType<Flag>());
    }

    [Fact]
    public void A_shallow_question_of_the_second_day_flags_nobody_who_asks_a_deep_one_later()
    {
        var shallow = Rated(Rated(Open(Asked()), Given.AsScientist, "cmc", 0), Given.AsQuality, "quality_assurance", 0);
        var deep = Ask(shallow, "Which impurity do you expect from the resin change?");
        deep = Closed(Rated(Rated(deep, Given.AsScientist, "cmc", 3, number: 2), Given.AsQuality, "quality_assurance", 3, number: 2));
        Assert.Empty(deep.After(RfpUpkeep.Due(deep, null, Due)).Flags);
    }

    [Fact]
    public void Unrated_questions_flag_nobody_until_their_rating_comes_after_the_date()
    {
        var half = Rated(Asked(), Given.AsScientist, "cmc", 1);
        half = half.After(RfpUpkeep.Due(half, null, Due));
        Assert.Empty(half.Flags);
        Assert.Equal("alpha", Assert.Single(Rated(half, Given.AsQuality, "quality_assurance", 1, Due.AddDays(1)).Flags).CdmoId);
    }

    [Fact]
    public void A_date_after_the_deadline_acts_in_the_opening_and_in_the_scoring()
    {
        var shallow = Rated(Rated(Asked(), Given.AsScientist, "cmc", 1), Given.AsQuality, "quality_assurance", 0);
        var late = shallow.After(new Change().Put(shallow.State with { QuestionsUntil = GivenRfp.Deadline }));
        var due = QuestionWindow.RatingsDueAt(late)!.Value;
        var opening = late.After(new Change().Put(late.State with { Stage = Stage.Opening, DueAt = due.AddDays(-3) }));
        Assert.Contains(OpeningUpkeep.Status(opening, "1", due.AddHours(-1)).WakeAt, new DateTimeOffset?[] { due });
        Assert.Single(OpeningUpkeep.Due(opening, "1", due).Rows.OfType<Flag>());
        var scoring = late.After(new Change().Put(late.State with { Stage = Stage.Scoring, DueAt = due.AddDays(9) }));
        Assert.Equal(due, EvaluationUpkeep.Status(scoring, null, due.AddHours(-1)).WakeAt);
        Assert.Single(EvaluationUpkeep.Due(scoring, null, due).Rows.OfType<Flag>());
    }

    private static Selection Asked() => Ask(GivenRfp.Out().Build(), "When does the trial begin?");

    private static Selection Open(Selection selection) => selection.After(new Change().Put(selection.State with { QuestionsClosedRound = 0 }));

    private static Selection Closed(Selection selection) => selection.After(new Change().Put(selection.State with { QuestionsClosedRound = 1 }));

    private static Selection Ask(Selection selection, string text) =>
        selection.After(AskQuestion.Decide(selection, "alpha", new("timeline", text, false), Given.AsCdmo("alpha"), Given.Now).Change!);

    private static Selection Rated(Selection selection, CdmoFlow.People.Actor actor, string function, int depth, DateTimeOffset? at = null, int number = 1) =>
        selection.After(RateQuestion.Decide(selection, number, new(function, depth), actor, at ?? Given.Now).Change!);
}
