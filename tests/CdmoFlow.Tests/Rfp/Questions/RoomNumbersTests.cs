using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Questions;

public class RoomNumbersTests
{
    [Fact]
    public void A_CDMO_counts_its_own_questions_whatever_others_ask()
    {
        var selection = Field();
        Assert.Equal([1, 2], RoomQuestions.Of(selection, "bravo").Select(q => q.Number));
        Assert.Equal([1], RoomQuestions.Of(selection, "charlie").Select(q => q.Number));
        // Withdrawn by its own number, it is the right one, and numbers stay.
        selection = selection.After(OwnQuestion.Decide(selection, "bravo", 1, new("withdraw"), Given.AsCdmo("bravo"), Given.Now).Change!);
        Assert.Equal([(1, QuestionState.Withdrawn), (2, QuestionState.Open)], RoomQuestions.Of(selection, "bravo").Select(q => (q.Number!.Value, q.State)));
        Assert.Equal(RefusalKind.NotFound, OwnQuestion.Decide(selection, "bravo", 3, new("withdraw"), Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, OwnQuestion.Decide(selection, "bravo", 0, new("withdraw"), Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal(QuestionState.Open, selection.Find<Question>(Question.KeyOf(1))!.State);
    }

    [Fact]
    public void Published_ones_are_counted_within_their_addendum_and_alike_in_every_room()
    {
        var selection = Field();
        foreach (var number in new[] { 2, 4 })
            selection = selection.After(new Change().Put(selection.Find<Question>(Question.KeyOf(number))! with { State = QuestionState.Published, PublicText = $"Public {number}?", Answer = "Yes.", Addendum = 1, PublishedAt = Given.Now }));
        foreach (var room in new[] { "alpha", "bravo", "charlie" })
            Assert.Equal([(1, 1), (1, 2)], RoomQuestions.Of(selection, room).Where(q => q.Addendum is not null).Select(q => (q.Addendum!.Value, q.Place!.Value)));
        Assert.All(RoomQuestions.Of(selection, "charlie").Where(q => !q.IsOwn), q => Assert.Null(q.Number));
    }

    // In the selection: 1 alpha, 2 bravo, 3 charlie, 4 bravo.
    private static Selection Field()
    {
        var selection = GivenRfp.Out().Build();
        foreach (var (cdmo, i) in new[] { "alpha", "bravo", "charlie", "bravo" }.Select((c, i) => (c, i)))
            selection = selection.After(AskQuestion.Decide(selection, cdmo, new("timeline", $"When does part {i} of the trial begin?", false), Given.AsCdmo(cdmo), Given.Now).Change!);
        return selection;
    }
}
