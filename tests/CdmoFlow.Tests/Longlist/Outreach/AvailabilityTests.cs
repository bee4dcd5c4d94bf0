using CdmoFlow.Longlist;
using CdmoFlow.Longlist.Outreach;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Longlist.Outreach;

public class AvailabilityTests
{
    private static readonly AvailabilityInput Yes = new("available", new(2027, 9, 1), null, "Two suites free.");

    private static Outcome Answer(Selection selection, AvailabilityInput input, string cdmoId = "alpha", string? named = null) => AnswerAvailability.ByLink(selection, cdmoId, input, named, Given.AsCdmo(cdmoId), Given.Now);

    [Theory]
    [InlineData("available", "2027-09-01", null, "")]
    [InlineData("later", "2028-01-01", null, "")]
    [InlineData("not_available", null, "No capacity", "")]
    [InlineData("available", null, null, "earliestSlot")]
    [InlineData("later", "2027-02-28", null, "earliestSlot")]
    [InlineData("not_available", null, null, "reason")]
    [InlineData("wrong_contact", null, null, "contactName,contactEmail")]
    [InlineData("perhaps", null, null, "answer")]
    [InlineData(null, null, null, "answer")]
    public void Each_answer_needs_its_own_facts(string? answer, string? slot, string? reason, string wrong) => Assert.Equal(
        wrong.Split(',', StringSplitOptions.RemoveEmptyEntries),
        AnswerAvailability.Check(GivenOutreach.Sent(), new(answer, slot is null ? null : DateOnly.ParseExact(slot, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), reason, null), Given.Now).Select(e => e.Field));

    [Fact]
    public void An_answer_is_a_fact_with_date_and_source_and_tells_the_project_manager()
    {
        var sent = GivenOutreach.Sent();
        var change = Answer(sent, Yes).Change!;
        var answer = GivenOutreach.Of(sent.After(change)).Answer!;
        Assert.Equal((Availability.Available, new DateOnly(2027, 9, 1), Given.Now, AnswerSource.PersonalLink), (answer.Kind, answer.EarliestSlot, answer.At, answer.Source));
        Assert.Equal(("availability_answered", Given.Manager), (Assert.Single(change.Mails).Template, change.Mails[0].ToPersonId));
        Assert.True(Answer(sent.After(change), Yes).Change!.IsEmpty);
        // The trail keeps both when it changes, with the reason of a decline.
        var declined = Answer(sent.After(change), new("not_available", null, "Our suite is booked.", null)).Change!;
        Assert.Equal(("available 2027-09-01", "not_available", "Our suite is booked."), (declined.Trail[0].Old, declined.Trail[0].New, declined.Trail[0].Reason));
    }

    [Fact]
    public void Only_the_person_of_the_link_answers_and_only_for_its_own_company()
    {
        var sent = GivenOutreach.Sent();
        Assert.Equal(RefusalKind.NotFound, AnswerAvailability.ByLink(sent, "alpha", Yes, null, Given.AsCdmo("bravo"), Given.Now).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, Answer(sent, Yes, "charlie").Refusal!.Kind);
    }

    [Theory]
    [InlineData(Stage.Longlist, false, CandidateStanding.Proposed, true)]
    [InlineData(Stage.Cda, true, CandidateStanding.Longlisted, true)]
    [InlineData(Stage.RfpPreparation, true, CandidateStanding.Longlisted, true)]
    [InlineData(Stage.Cda, false, CandidateStanding.Proposed, false)]
    [InlineData(Stage.Cda, true, CandidateStanding.Eliminated, false)]
    [InlineData(Stage.RfpIssued, true, CandidateStanding.Invited, false)]
    [InlineData(Stage.Cancelled, true, CandidateStanding.Longlisted, false)]
    public void An_answer_is_changed_until_the_gate_leaves_out_or_the_invitation_goes(Stage stage, bool chosen, CandidateStanding standing, bool open)
    {
        var sent = GivenOutreach.Sent();
        var selection = sent.After(new Change().Put(sent.State.Enter(stage, Given.Now)).Put(sent.Candidate("alpha")! with { Chosen = chosen, Standing = standing }));
        Assert.Equal(open, OutreachWindow.IsOpen(selection, "alpha"));
        Assert.Equal(open ? null : "outreach-closed", Answer(selection, Yes).Refusal?.Type);
    }

    [Fact]
    public void What_was_told_on_the_phone_is_recorded_by_the_project_manager_alone()
    {
        var sent = GivenOutreach.Sent();
        Assert.Equal(RefusalKind.Forbidden, AnswerAvailability.Told(sent, "alpha", Yes, null, Given.AsScientist, Given.Now).Refusal!.Kind);
        var change = AnswerAvailability.Told(sent, "alpha", Yes, null, Given.AsManager, Given.Now).Change!;
        Assert.Equal(AnswerSource.ToldByPhone, GivenOutreach.Of(sent.After(change)).Answer!.Source);
        Assert.Empty(change.Mails);
    }

    [Fact]
    public void A_wrong_contact_is_a_task_until_the_right_one_is_written_to_and_the_earlier_link_ends()
    {
        var sent = GivenOutreach.Sent();
        var wrong = GivenOutreach.After(sent, Answer(sent, new("wrong_contact", null, null, null, "Bo Berg", "bo@alpha.example"), named: "p-bo"));
        Assert.Contains(OpenTasks.Of(wrong), t => t.What == "Put the contact of alpha labs right");
        Assert.Equal(RefusalKind.Forbidden, ReplaceContact.Decide(wrong, "alpha", "p-bo", Given.AsQuality, Given.Now).Refusal!.Kind);
        Assert.Equal("email", ReplaceContact.Decide(wrong, "alpha", null, Given.AsManager, Given.Now).Refusal!.Errors[0].Field);
        var change = ReplaceContact.Decide(wrong, "alpha", "p-bo", Given.AsManager, Given.Now).Change!;
        Assert.Equal(("availability_request", "p-bo"), (Assert.Single(change.Mails).Template, change.Mails[0].ToPersonId));
        var after = wrong.After(change);
        Assert.Equal(("p-bo", "p-bo", null), (GivenOutreach.Of(after).ContactPersonId, after.Candidate("alpha")!.ContactPersonId, GivenOutreach.Of(after).Answer));
        Assert.Equal(RefusalKind.NotFound, Answer(after, Yes).Refusal!.Kind);
        Assert.True(ReplaceContact.Decide(after, "alpha", "p-bo", Given.AsManager, Given.Now).Change!.IsEmpty);
    }

    [Fact]
    public void Where_the_agreement_was_sent_to_the_wrong_contact_that_link_into_the_room_ends_too()
    {
        var sent = GivenOutreach.Sent();
        var selection = sent.After(new Change().Put(sent.State.Enter(Stage.Cda, Given.Now)).Put(sent.Candidate("alpha")! with { Chosen = true, Standing = CandidateStanding.Longlisted }).Put(new Cda { CdmoId = "alpha", State = CdaState.Sent }));
        var change = ReplaceContact.Decide(selection, "alpha", "p-bo", Given.AsManager, Given.Now).Change!;
        var prepared = selection.After(change).Find<Invitation>(Invitation.KeyOf("alpha"))!;
        Assert.Equal((InvitationState.Prepared, 2, "p-bo"), (prepared.State, prepared.LinkEpoch, prepared.ContactPersonId));
        Assert.Equal(["availability_request", "cda_request"], change.Mails.Select(m => m.Template));
    }

    [Fact]
    public void The_silent_are_reminded_once_and_then_become_a_task()
    {
        var sent = GivenOutreach.Sent();
        var answerBy = GivenOutreach.Of(sent).AnswerBy;
        var answered = GivenOutreach.After(sent, Answer(sent, Yes, "bravo"));
        Assert.Equal(answerBy.AddDays(-2), OutreachUpkeep.Status(answered, null, Given.Now).WakeAt);
        Assert.True(OutreachUpkeep.Due(answered, null, answerBy.AddDays(-2).AddSeconds(-1)).IsEmpty);
        var reminder = OutreachUpkeep.Due(answered, null, answerBy.AddDays(-2));
        Assert.Equal(("availability_reminder", "p-alpha"), (Assert.Single(reminder.Mails).Template, reminder.Mails[0].ToPersonId));
        var reminded = answered.After(reminder);
        Assert.True(OutreachUpkeep.Due(reminded, null, answerBy.AddDays(-1)).IsEmpty);
        Assert.DoesNotContain(OpenTasks.Of(reminded), t => t.What.StartsWith("Ask alpha", StringComparison.Ordinal));

        var silent = OutreachUpkeep.Due(reminded, null, answerBy);
        Assert.Empty(silent.Mails);
        var after = reminded.After(silent);
        Assert.Contains(OpenTasks.Of(after), t => t.What == "Ask alpha labs another way whether it is available" && t.PersonId == Given.Manager);
        Assert.True(OutreachUpkeep.Due(after, null, answerBy.AddDays(9)).IsEmpty);
        Assert.Null(OutreachUpkeep.Status(after, null, answerBy).WakeAt);
        // A late answer ends the task.
        Assert.DoesNotContain(OpenTasks.Of(GivenOutreach.After(after, Answer(after, Yes))), t => t.What.StartsWith("Ask alpha", StringComparison.Ordinal));
        Assert.True(OutreachUpkeep.Status(after.After(new Change().Put(after.State.Enter(Stage.Scoring, Given.Now))), null, Given.Now).Done);
    }

    [Fact]
    public void A_held_up_machine_does_not_remind_after_the_date()
    {
        var sent = GivenOutreach.Sent();
        var change = OutreachUpkeep.Due(sent, null, GivenOutreach.Of(sent).AnswerBy.AddHours(1));
        Assert.Empty(change.Mails);
        Assert.All(sent.After(change).Approaches, a => Assert.NotNull(a.SilentAt));
    }
}
