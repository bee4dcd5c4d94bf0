using CdmoFlow.Evaluation;
using CdmoFlow.Rfp;
using CdmoFlow.Rfp.Questions;
using CdmoFlow.Selections;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Rfp.Questions;

public class QuestionTests
{
    private static readonly DateTimeOffset Closes = Given.Now.AddDays(10);
    private static readonly QuestionInput Sound = new("process_assumption", "Which hold time was validated at 2,000 L?", false);
    private static readonly DraftAnswerInput Draft = new("Which hold time was validated at commercial scale?", "Twelve hours at 5 °C.");

    [Fact]
    public void A_question_is_taken_once_and_the_project_manager_is_told()
    {
        var change = AskQuestion.Decide(Issued(), "alpha", Sound, Given.AsCdmo("alpha"), Given.Now).Change!;
        Assert.Equal([Given.Manager], change.Mails.Select(m => m.ToPersonId));
        // The trail names number and topic, not the text.
        Assert.DoesNotContain(change.Trail, n => (n.New ?? "").Contains("hold time", StringComparison.Ordinal));
        Assert.True(AskQuestion.Decide(Issued().After(change), "alpha", Sound, Given.AsCdmo("alpha"), Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void Another_companys_room_wrong_input_and_a_closed_RFP_are_refused()
    {
        Assert.Equal(RefusalKind.Forbidden, AskQuestion.Decide(Issued(), "alpha", Sound, Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal(["category", "text"], AskQuestion.Decide(Issued(), "alpha", new("weather", "short", false), Given.AsCdmo("alpha"), Given.Now).Refusal!.Errors.Select(e => e.Field));
        Assert.Equal("too-late", AskQuestion.Decide(Issued(), "alpha", Sound, Given.AsCdmo("alpha"), Given.Now.AddDays(29)).Refusal!.Type);
    }

    [Fact]
    public void A_late_question_waits_for_a_decision_and_a_refused_one_says_why()
    {
        var selection = Asked(Issued(), "alpha", Sound, Closes.AddHours(1));
        Assert.Equal(QuestionState.LateToDecide, selection.Questions[0].State);
        Assert.Equal("question-settled", RouteQuestion.Decide(selection, 1, new("cmc"), Given.AsManager, Given.Now).Refusal!.Type);
        var refused = DecideLateQuestion.Decide(selection, 1, new("refuse", "It can be read in section 4."), Given.AsManager, Given.Now).Change!;
        Assert.Equal("question_refused", Assert.Single(refused.Mails).Template);
        Assert.Equal("It can be read in section 4.", RoomQuestions.Of(selection.After(refused), "alpha")[0].Reason);
        var let = selection.After(DecideLateQuestion.Decide(selection, 1, new("accept", "It matters to all of them."), Given.AsManager, Given.Now).Change!);
        Assert.Equal(QuestionState.Open, let.Questions[0].State);
        Assert.Equal("not-late", DecideLateQuestion.Decide(let, 1, new("refuse", "We changed our minds."), Given.AsManager, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Routed_drafted_by_the_function_approved_by_another_and_published_to_all_at_once_without_a_name()
    {
        var selection = Asked(Issued(), "alpha", Sound);
        selection = selection.After(RouteQuestion.Decide(selection, 1, new("cmc"), Given.AsManager, Given.Now).Change!);
        Assert.Equal(RefusalKind.Forbidden, DraftAnswer.Decide(selection, 1, Draft, Given.AsFinance, Given.Now).Refusal!.Kind);
        selection = selection.After(DraftAnswer.Decide(selection, 1, Draft, Given.AsScientist, Given.Now).Change!);
        // Nothing shows before it is approved.
        Assert.Null(RoomQuestions.Of(selection, "alpha")[0].Answer);
        Assert.Empty(RoomQuestions.Of(selection, "bravo"));

        var change = PublishAnswers.Decide(selection, new([1], "all", null), Given.AsManager, Given.Now).Change!;
        Assert.Equal(["p-alpha", "p-bravo", "p-charlie"], change.Mails.Select(m => m.ToPersonId).Order(StringComparer.Ordinal));
        selection = selection.After(change);
        var seen = Assert.Single(RoomQuestions.Of(selection, "bravo"));
        Assert.Equal((Draft.PublicText, Draft.Answer, false, 1, 1), (seen.Text, seen.Answer, seen.IsOwn, seen.Addendum, seen.Place));
        Assert.Equal(("AddendumOrchestrator", Instances.Addendum(selection.Id, 1)), (Assert.Single(change.Starts).Orchestrator, change.Starts[0].InstanceId));
        Assert.Null(seen.AskedAt);
        Assert.Equal(Sound.Text, RoomQuestions.Of(selection, "alpha")[0].Text);
        Assert.True(PublishAnswers.Decide(selection, new([1], "all", null), Given.AsManager, Given.Now).Change!.IsEmpty);
        Assert.Equal("question-settled", DraftAnswer.Decide(selection, 1, Draft with { Answer = "Six hours." }, Given.AsScientist, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void Nobody_approves_an_answer_of_their_own_and_no_answer_names_a_CDMO()
    {
        var selection = Asked(Issued(), "alpha", Sound);
        Assert.Equal("answer", Assert.Single(DraftAnswer.Decide(selection, 1, Draft with { Answer = "As we told Alpha Labs, twelve hours." }, Given.AsManager, Given.Now).Refusal!.Errors).Field);
        selection = selection.After(DraftAnswer.Decide(selection, 1, Draft, Given.AsManager, Given.Now).Change!);
        Assert.Equal("second-person-needed", PublishAnswers.Decide(selection, new([1], "all", null), Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal(RefusalKind.Forbidden, PublishAnswers.Decide(selection, new([1], "all", null), Given.AsScientist, Given.Now).Refusal!.Kind);
        Assert.Null(PublishAnswers.Decide(selection, new([1], "all", null), Given.AsQuality, Given.Now).Refusal);
    }

    [Fact]
    public void A_confidential_question_goes_to_all_only_with_consent_to_that_very_wording()
    {
        var selection = Asked(Issued(), "alpha", Sound with { Confidential = true });
        selection = selection.After(DraftAnswer.Decide(selection, 1, Draft, Given.AsManager, Given.Now).Change!);
        var asked = PublishAnswers.Decide(selection, new([1], "all", null), Given.AsQuality, Given.Now).Change!;
        Assert.Equal("question_consent", Assert.Single(asked.Mails).Template);
        selection = selection.After(asked);
        Assert.Empty(RoomQuestions.Of(selection, "bravo"));
        Assert.Equal(RefusalKind.NotFound, OwnQuestion.Decide(selection, "bravo", 1, new("consent"), Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        selection = selection.After(OwnQuestion.Decide(selection, "alpha", 1, new("consent"), Given.AsCdmo("alpha"), Given.Now).Change!);
        var reworded = selection.After(DraftAnswer.Decide(selection, 1, Draft with { PublicText = "Which hold time holds at 2,000 L?" }, Given.AsManager, Given.Now).Change!);
        Assert.False(reworded.Questions[0].Consented);
        selection = selection.After(PublishAnswers.Decide(selection, new([1], "all", null), Given.AsQuality, Given.Now).Change!);
        Assert.Single(RoomQuestions.Of(selection, "bravo"));
    }

    [Fact]
    public void A_private_answer_needs_a_reason_and_reaches_one_alone()
    {
        var selection = Asked(Issued(), "alpha", Sound);
        selection = selection.After(DraftAnswer.Decide(selection, 1, Draft, Given.AsManager, Given.Now).Change!);
        Assert.Equal("reason", Assert.Single(PublishAnswers.Decide(selection, new([1], "asker", null), Given.AsQuality, Given.Now).Refusal!.Errors).Field);
        var change = PublishAnswers.Decide(selection, new([1], "asker", "It concerns its own equipment alone."), Given.AsQuality, Given.Now).Change!;
        Assert.Equal(["p-alpha"], change.Mails.Select(m => m.ToPersonId));
        Assert.Empty(RoomQuestions.Of(selection.After(change), "bravo"));
        Assert.Equal(Draft.Answer, RoomQuestions.Of(selection.After(change), "alpha")[0].Answer);
    }

    [Fact]
    public void Withdrawn_it_is_never_published()
    {
        var selection = Asked(Issued(), "alpha", Sound);
        selection = selection.After(OwnQuestion.Decide(selection, "alpha", 1, new("withdraw"), Given.AsCdmo("alpha"), Given.Now).Change!);
        Assert.Equal("question-settled", DraftAnswer.Decide(selection, 1, Draft, Given.AsManager, Given.Now).Refusal!.Type);
        Assert.Equal("not-answered", PublishAnswers.Decide(selection, new([1], "all", null), Given.AsQuality, Given.Now).Refusal!.Type);
    }

    [Fact]
    public void At_the_close_those_who_asked_nothing_are_flagged_to_confirm_once()
    {
        var selection = Asked(Issued(), "alpha", Sound);
        Assert.Equal(Closes.AddSeconds(1), RfpUpkeep.Status(selection, null, Given.Now).WakeAt);
        Assert.True(RfpUpkeep.Due(selection, null, Closes).IsEmpty);
        var after = selection.After(RfpUpkeep.Due(selection, null, Closes.AddSeconds(1)));
        Assert.Equal(["bravo", "charlie"], after.Flags.Select(f => f.CdmoId));
        Assert.All(after.Flags, f => Assert.Equal((FlagState.ToConfirm, "no_questions"), (f.State, f.FlagKey)));
        Assert.True(RfpUpkeep.Due(after, null, Closes.AddDays(1)).IsEmpty);
        Assert.Equal(QuestionWindow.RatingsDueAt(after), RfpUpkeep.Status(after, null, Closes.AddDays(10)).WakeAt);
        Assert.Equal(RfpUpkeep.ClosesAt(after.State.RfpDeadline!.Value), RfpUpkeep.Status(after, null, Closes.AddDays(14)).WakeAt);
    }

    [Fact]
    public void Rated_by_two_functions_a_question_counts_and_nobody_is_flagged_before_the_ratings_are_due()
    {
        var selection = Asked(Issued(), "alpha", Sound);
        Assert.Equal("function", Assert.Single(RateQuestion.Decide(selection, 1, new("executive", 2), Given.AsScientist, Given.Now).Refusal!.Errors).Field);
        selection = selection.After(RateQuestion.Decide(selection, 1, new("cmc", 3), Given.AsScientist, Given.Now).Change!);
        Assert.Null(selection.Questions[0].IsSubstantive);
        var deep = selection.After(RateQuestion.Decide(selection, 1, new("quality_assurance", 2), Given.AsQuality, Given.Now).Change!);
        Assert.True(deep.Questions[0].IsSubstantive);
        Assert.Empty(deep.Flags);
        var shallow = selection.After(RateQuestion.Decide(selection, 1, new("quality_assurance", 0), Given.AsQuality, Given.Now).Change!);
        Assert.False(shallow.Questions[0].IsSubstantive);
        Assert.Empty(shallow.Flags);
    }

    [Fact]
    public void The_room_never_shows_who_asked_whatever_the_state()
    {
        foreach (var state in Enum.GetValues<QuestionState>())
        {
            var selection = Asked(Issued(), "alpha", Sound);
            selection = selection.After(new Change().Put(selection.Questions[0] with { State = state, PublicText = Draft.PublicText, Answer = Draft.Answer, AnsweredBy = Given.Manager, Reason = "Only for its own eyes." }));
            var seen = RoomQuestions.Of(selection, "bravo");
            Assert.Equal(state == QuestionState.Published ? 1 : 0, seen.Count);
            Assert.DoesNotContain(seen, q => q.Text == Sound.Text || q.Reason is not null || q.AskedAt is not null);
        }
    }

    private static Selection Issued() => Given.ASelection().WithCandidates(3, CdmoFlow.Longlist.CandidateStanding.Invited).WithCda("alpha").WithCda("bravo").WithCda("charlie").In(Stage.RfpIssued, Given.Now.AddDays(28))
        .With(s => s with { RfpDeadline = Given.Now.AddDays(28), QuestionsUntil = Closes }).WithInvitation("alpha").WithInvitation("bravo").WithInvitation("charlie").Build();

    private static Selection Asked(Selection selection, string cdmoId, QuestionInput question, DateTimeOffset? at = null) =>
        selection.After(AskQuestion.Decide(selection, cdmoId, question, Given.AsCdmo(cdmoId), at ?? Given.Now).Change!);
}
