using CdmoFlow.Mail;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Questions;

public class AnswerRemindersTests
{
    // Questions close on Thursday the 11th; five working days later is Thursday the 18th, five in the afternoon in Berlin.
    private static readonly DateTimeOffset Due = new(2027, 3, 18, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Near = new(2027, 3, 17, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_function_that_owes_an_answer_is_reminded_before_the_date_and_when_it_has_passed()
    {
        var selection = Routed();
        Assert.Equal(Due, QuestionWindow.AnswersDueAt(selection));
        Assert.Equal(Near, RfpUpkeep.Status(selection, null, Given.Now).WakeAt);
        Assert.True(RfpUpkeep.Due(selection, null, Near.AddSeconds(-1)).IsEmpty);
        var near = RfpUpkeep.Due(selection, null, Near);
        Assert.Equal([(Given.Manager, "2"), (Given.Scientist, "1")], Told(near));
        Assert.All(near.Mails, m => Assert.Equal(("answers_due", "due soon"), (m.Template, m.Values["when"])));
        selection = selection.After(near);
        Assert.True(RfpUpkeep.Due(selection, null, Due.AddSeconds(-1)).IsEmpty);
        Assert.Equal(Due, RfpUpkeep.Status(selection, null, Near).WakeAt);
        var passed = RfpUpkeep.Due(selection, null, Due);
        // Then the project manager hears of all of them.
        Assert.Equal([(Given.Manager, "1, 2"), (Given.Scientist, "1")], Told(passed));
        selection = selection.After(passed);
        Assert.True(RfpUpkeep.Due(selection, null, Due.AddHours(1)).IsEmpty);
        // The day before the ratings are due is next.
        Assert.Equal(Due.AddDays(1), RfpUpkeep.Status(selection, null, Due).WakeAt);
    }

    [Fact]
    public void Who_has_answered_is_left_alone_and_who_approves_is_reminded()
    {
        var selection = Routed();
        selection = selection.After(DraftAnswer.Decide(selection, 1, new("When does the trial begin?", "In May 2028."), Given.AsScientist, Given.Now).Change!);
        Assert.Equal([(Given.Manager, "1, 2"), (Given.Quality, "1")], Told(RfpUpkeep.Due(selection, null, Near)));
        Assert.True(RfpUpkeep.Due(GivenRfp.Out().Build(), null, Due).IsEmpty);
    }

    [Fact]
    public void A_machine_that_stood_still_reminds_once_and_nothing_is_asked_of_anybody_after_the_close()
    {
        var selection = Routed();
        Assert.All(RfpUpkeep.Due(selection, null, Due.AddHours(20)).Mails, m => Assert.Equal("overdue", m.Values["when"]));
        Assert.DoesNotContain(RfpUpkeep.Due(selection, null, RfpUpkeep.ClosesAt(GivenRfp.Deadline)).Mails, m => m.Template == "answers_due");
    }

    private static Selection Routed()
    {
        var selection = GivenRfp.Out().Build();
        foreach (var text in (string[])["When does the trial begin?", "Who ships the reference standard?"])
            selection = selection.After(AskQuestion.Decide(selection, "alpha", new("timeline", text, false), Given.AsCdmo("alpha"), Given.Now).Change!);
        return selection.After(RouteQuestion.Decide(selection, 1, new("cmc"), Given.AsManager, Given.Now).Change!);
    }

    private static IEnumerable<(string, string)> Told(Change change) => change.Mails.Select((MailOrder m) => (m.ToPersonId, m.Values["numbers"])).Order();
}
