using CdmoFlow.Evaluation;
using CdmoFlow.Proposals;
using CdmoFlow.Proposals.Registered;
using CdmoFlow.Rfp;
using CdmoFlow.Selections;
using CdmoFlow.Selections.Tasks;
using CdmoFlow.Tests.Proposals.Offers;
using CdmoFlow.Tests.Selections;

namespace CdmoFlow.Tests.Proposals.Registered;

/// <summary>A registered proposal that its CDMO has not confirmed is chased by mail and stands on the project manager's list.</summary>
public class RegistrationRemindersTests
{
    private const string Task = "Get the word of alpha labs on the proposal that was registered for it";

    private static Given Registered(ProposalState state = ProposalState.Submitted, DateTimeOffset? confirmed = null) => GivenOffers.Issued().With(new ProposalSeal
    {
        CdmoId = "alpha",
        Version = 1,
        SubmissionId = "s1",
        SubmittedAt = Given.Now,
        Anchor = "a",
        State = state,
        RegisteredBy = Given.Manager,
        ConfirmedAt = confirmed,
        FilesVerified = true,
    });

    [Fact]
    public void The_CDMO_is_reminded_after_two_five_and_ten_days_and_then_no_more()
    {
        var selection = Registered().Build();
        foreach (var days in (int[])[2, 5, 10])
        {
            var at = Given.Now.AddDays(days);
            Assert.Equal(at, RfpUpkeep.Status(selection, null, at.AddMinutes(-1)).WakeAt);
            Assert.DoesNotContain(RfpUpkeep.Due(selection, null, at.AddMinutes(-1)).Mails, m => m.Template == "registration_reminder");
            var change = RfpUpkeep.Due(selection, null, at);
            Assert.Equal("p-alpha", Assert.Single(change.Mails, m => m.Template == "registration_reminder").ToPersonId);
            selection = selection.After(change);
            Assert.DoesNotContain(RfpUpkeep.Due(selection, null, at).Mails, m => m.Template == "registration_reminder");
        }

        Assert.Null(RegistrationReminders.Next(selection));
    }

    [Fact]
    public void What_came_due_together_is_one_mail()
    {
        var change = new Change();
        RegistrationReminders.Send(change, Registered().Build(), Given.Now.AddDays(6));
        Assert.Single(change.Mails);
        Assert.Equal(2, Assert.IsType<ProposalSeal>(Assert.Single(change.Rows)).ConfirmationReminders);
    }

    [Theory]
    [InlineData(Stage.Opening, ProposalState.Sealed)]
    [InlineData(Stage.Opening, ProposalState.Late)]
    [InlineData(Stage.Scoring, ProposalState.Opened)]
    public void They_go_on_while_it_is_opened_and_scored(Stage stage, ProposalState state)
    {
        var selection = Registered(state).In(stage, Given.Now.AddDays(9)).Build();
        var (at, change) = (Given.Now.AddDays(2), new Change());
        change = stage == Stage.Opening ? OpeningUpkeep.Due(selection, "1", at) : EvaluationUpkeep.Due(selection, null, at);
        Assert.Contains(change.Mails, m => m.Template == "registration_reminder");
        var status = stage == Stage.Opening ? OpeningUpkeep.Status(selection, "1", Given.Now) : EvaluationUpkeep.Status(selection, null, Given.Now);
        Assert.Equal(at, status.WakeAt);
        Assert.Contains(OpenTasks.Of(selection), t => t.What == Task && t.PersonId == Given.Manager);
    }

    [Fact]
    public void Its_word_ends_them_and_the_task()
    {
        Assert.Contains(OpenTasks.Of(Registered().Build()), t => t.What == Task);
        foreach (var selection in (Selection[])[Registered(confirmed: Given.Now).Build(), Registered(ProposalState.Withdrawn).Build(), Registered(ProposalState.Opened).In(Stage.DueDiligence).Build()])
        {
            Assert.Empty(RegistrationReminders.Waiting(selection));
            Assert.Null(RegistrationReminders.Next(selection));
            Assert.DoesNotContain(OpenTasks.Of(selection), t => t.What == Task);
        }
    }
}
