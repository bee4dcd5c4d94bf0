using CdmoFlow.Evaluation;
using CdmoFlow.Records.Documents;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Amendments;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Questions;

public class QuestionsMoveTests
{
    private const string Why = "Two CDMOs asked for time.";

    // Both until five in the afternoon in Berlin, in winter and in summer time.
    private static readonly DateTimeOffset Until = new(2027, 3, 11, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Moved = new(2027, 3, 18, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_extension_takes_the_window_and_the_answers_with_it_by_as_many_days_and_says_so()
    {
        var selection = Out(closed: false);
        var change = ExtendDeadline.Decide(selection, new(new(2027, 4, 5), Why), Given.AsManager, Given.Now).Change!;
        var after = selection.After(change).State;
        Assert.Equal((Moved, new DateTimeOffset(2027, 3, 25, 16, 0, 0, TimeSpan.Zero)), (after.QuestionsUntil, after.AnswersUntil));
        Assert.All(change.Mails, m => Assert.Equal("Questions can now be asked until 17:00 on 18 March 2027, Europe/Berlin (UTC+01:00); they are answered by 17:00 on 25 March 2027, Europe/Berlin (UTC+01:00).", m.Values["questions"]));
        Assert.Contains(change.Trail, n => n.Action == "questions.window_moved");
    }

    [Fact]
    public void It_stays_where_that_is_said_and_nothing_is_told_of_it()
    {
        var selection = Out(closed: false);
        var change = ExtendDeadline.Decide(selection, new(new(2027, 4, 5), Why, "stay"), Given.AsManager, Given.Now).Change!;
        Assert.Equal((selection.State.QuestionsUntil, selection.State.AnswersUntil), (selection.After(change).State.QuestionsUntil, selection.After(change).State.AnswersUntil));
        Assert.All(change.Mails, m => Assert.Equal("", m.Values["questions"]));
        Assert.Equal("questions", Assert.Single(ExtendDeadline.Decide(selection, new(new(2027, 4, 5), Why, "perhaps"), Given.AsManager, Given.Now).Refusal!.Errors).Field);
    }

    [Fact]
    public void An_amendment_after_the_close_opens_the_window_so_that_questions_on_it_are_not_late()
    {
        var selection = Out(closed: true);
        var at = Until.AddDays(5);
        selection = GivenRfp.AfterAmendment(selection, at);
        Assert.Equal((selection.State.QuestionsUntil, selection.State.AnswersUntil), (selection.Amendments[0].QuestionsAfter, selection.Amendments[0].AnswersAfter));
        Assert.Contains("Questions can be asked until 17:00 on 18 March 2027", AddendumDocument.Build(selection.Amendments[0], selection.State.Brief, selection.Id).Blocks.OfType<Note>().Single().Text, StringComparison.Ordinal);
        // Tuesday the 16th and two working days; the deadline has not moved.
        Assert.Equal((new DateTimeOffset(2027, 3, 18, 16, 0, 0, TimeSpan.Zero), GivenRfp.Deadline, 0), (selection.State.QuestionsUntil, selection.State.RfpDeadline, selection.State.QuestionsClosedRound));
        var asked = selection.After(AskQuestion.Decide(selection, "alpha", new("timeline", "What does the new objective mean?", false), Given.AsCdmo("alpha"), at.AddHours(1)).Change!);
        Assert.Equal(QuestionState.Open, asked.Questions[0].State);
        // It closes again, by itself.
        Assert.Equal(1, asked.After(RfpUpkeep.Due(asked, null, selection.State.QuestionsUntil!.Value.AddSeconds(1))).State.QuestionsClosedRound);
    }

    [Fact]
    public void Opened_again_it_takes_back_flags_that_nobody_has_judged_and_looks_anew_when_it_closes()
    {
        var selection = Out(closed: false);
        selection = selection.After(RfpUpkeep.Due(selection, null, Until.AddSeconds(1)));
        Assert.Equal(["alpha", "bravo", "charlie"], selection.Flags.Select(f => f.CdmoId));
        selection = selection.After(ResolveFlag.Decide(selection, "bravo", "no_questions", new("confirm", "It said so on the telephone."), Given.AsManager, Until.AddDays(1)).Change!);
        selection = GivenRfp.AfterAmendment(selection, Until.AddDays(2));
        Assert.Equal([FlagState.Dismissed, FlagState.Confirmed, FlagState.Dismissed], selection.Flags.Select(f => f.State));
        selection = selection.After(AskQuestion.Decide(selection, "alpha", new("timeline", "What does the new objective mean?", false), Given.AsCdmo("alpha"), Until.AddDays(2)).Change!);
        selection = selection.After(RfpUpkeep.Due(selection, null, selection.State.QuestionsUntil!.Value.AddSeconds(1)));
        Assert.Equal([FlagState.Dismissed, FlagState.Confirmed, FlagState.ToConfirm], selection.Flags.Select(f => f.State));
    }

    [Fact]
    public void An_amendment_that_moves_the_deadline_moves_the_window_unless_its_draft_says_otherwise()
    {
        var at = Given.Now.AddDays(1);
        AmendmentInput input = new(GivenRfp.Why, NewDate: new(2027, 4, 5), Objectives: GivenRfp.Amended);
        Assert.Equal(Moved, GivenRfp.AfterAmendment(Out(closed: false), at, input).State.QuestionsUntil);
        Assert.Equal(Until, GivenRfp.AfterAmendment(Out(closed: false), at, input with { Questions = "stay" }).State.QuestionsUntil);
        var drafted = GivenRfp.Drafted(Out(closed: false), at, input);
        Assert.Equal(Moved, IssueAmendment.QuestionsUntil(drafted, DraftAmendment.Of(drafted)!, at));
        Assert.Equal("questions", Assert.Single(DraftAmendment.Decide(Out(closed: false), input with { Questions = "perhaps" }, Given.AsManager, at).Refusal!.Errors).Field);
    }

    [Fact]
    public void The_window_never_reaches_into_the_last_two_days_and_never_into_the_past()
    {
        var selection = Out(closed: true);
        var near = GivenRfp.Deadline.AddDays(-3);
        Assert.Equal(GivenRfp.Deadline.AddDays(-2), QuestionsMove.Until(selection, GivenRfp.Deadline, isAmendment: true, near));
        Assert.Equal(selection.State.QuestionsUntil, QuestionsMove.Until(selection, GivenRfp.Deadline, isAmendment: true, GivenRfp.Deadline.AddDays(-1)));
        // Two days more, when it closed two weeks ago.
        Assert.Equal(selection.State.QuestionsUntil, QuestionsMove.Until(selection, GivenRfp.Deadline.AddDays(2), isAmendment: false, Until.AddDays(14)));
    }

    private static Selection Out(bool closed) =>
        GivenRfp.Out().With(s => s with { QuestionsUntil = Until, AnswersUntil = Moved, QuestionsClosedRound = closed ? 1 : 0 }).Build();
}
